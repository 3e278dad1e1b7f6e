package org.evermodel.examples.registry;

import java.util.concurrent.Callable;
import org.evermodel.examples.Terminal;
import org.evermodel.registry.Registry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code registry show ADDRESS}: all that is known of one thing. */
@Command(name = "show", sortOptions = false, description = "Tells all that is known of a model, a dataset or a run.")
final class ShowCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private RegistryOption registry = new RegistryOption();

    @Parameters(paramLabel = "ADDRESS", description = Subject.FORMS + ".")
    private String address = "";

    @Mixin
    private OutputOption output = new OutputOption();

    ShowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (Registry opened = registry.open()) {
            Shown shown = Shown.of(opened, Subject.parse(address), address);
            output.say(terminal, shown::text, shown::json);
            return 0;
        }
    }
}
