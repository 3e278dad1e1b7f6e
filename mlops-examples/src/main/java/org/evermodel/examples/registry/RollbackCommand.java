package org.evermodel.examples.registry;

import java.util.concurrent.Callable;
import org.evermodel.examples.Terminal;
import org.evermodel.port.AliasMove;
import org.evermodel.port.ModelAlias;
import org.evermodel.registry.Registry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code registry rollback models:/churn@champion}: back to the version before, or forward again. */
@Command(
        name = "rollback",
        sortOptions = false,
        description = "Takes an alias back to the version it named before; that version is verified first.")
final class RollbackCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private RegistryOption registry = new RegistryOption();

    @Parameters(paramLabel = "ALIAS", description = "Such as models:/churn@champion.")
    private String address = "";

    @Option(names = "--undo", description = "Undoes the last rollback instead.")
    private boolean undo;

    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = "Why, for the history.")
    private String reason = "";

    @Mixin
    private OutputOption output = new OutputOption();

    RollbackCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (Registry opened = registry.open()) {
            ModelAlias alias = Subject.alias(opened, address);
            Subject.requireModel(opened, address);
            AliasMove move = undo ? alias.rollForward(reason) : alias.rollback(reason);
            output.say(terminal, () -> Facts.sentence(move), () -> Facts.of(move));
            return 0;
        }
    }
}
