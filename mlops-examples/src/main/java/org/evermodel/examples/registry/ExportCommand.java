package org.evermodel.examples.registry;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.evermodel.examples.JsonLine;
import org.evermodel.examples.Terminal;
import org.evermodel.examples.UsageException;
import org.evermodel.registry.Registry;
import org.evermodel.registry.exchange.Archived;
import org.evermodel.registry.exchange.Export;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code registry export FILE models:/churn/3}: a version with all it came from, or everything, in one file. */
@Command(
        name = "export",
        sortOptions = false,
        description = "Writes a version with all that it came from, or the whole registry, as one archive.")
final class ExportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private RegistryOption registry = new RegistryOption();

    @Parameters(index = "0", paramLabel = "FILE", description = "Where the archive is to be.")
    private Path file = Path.of("");

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "VERSION",
            description = "Such as models:/churn/3 or models:/churn@champion; without one, everything.")
    private @Nullable String address;

    @Mixin
    private OutputOption output = new OutputOption();

    ExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        String version = address;
        Export what = version == null ? Export.everything() : version(version);
        try (Registry opened = registry.open()) {
            Archived archived = opened.exportTo(file, what);
            output.say(
                    terminal,
                    archived::toString,
                    () -> JsonLine.object()
                            .put("file", archived.file().toString())
                            .put("entries", archived.entries())
                            .put("bytes", archived.content().size())
                            .put("digest", archived.content().digest().toString()));
            return 0;
        }
    }

    private static Export version(String address) {
        if (Subject.parse(address) instanceof Subject.OfVersion one) {
            return Export.version(one.uri());
        }
        throw new UsageException("\"" + address + "\" names no version of a model; that would be models:/NAME/3");
    }
}
