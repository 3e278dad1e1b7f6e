package org.evermodel.examples.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.evermodel.examples.JsonLine;
import org.evermodel.examples.Terminal;
import org.evermodel.registry.Registry;
import org.evermodel.registry.exchange.Imported;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code registry import FILE}: what an archive holds is taken over. */
@Command(
        name = "import",
        sortOptions = false,
        description = "Takes over what an archive holds, after all of it was judged; a second time nothing changes.")
final class ImportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private RegistryOption registry = new RegistryOption();

    @Parameters(paramLabel = "FILE", description = "The archive.")
    private Path file = Path.of("");

    @Mixin
    private OutputOption output = new OutputOption();

    ImportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (Registry opened = registry.open()) {
            Imported imported = opened.importFrom(file);
            output.say(terminal, imported::toString, () -> {
                ObjectNode object =
                        JsonLine.object().put("registry", imported.registry()).put("changed", imported.changed());
                imported.version().ifPresent(uri -> object.put("version", uri.toString()));
                return object;
            });
            return 0;
        }
    }
}
