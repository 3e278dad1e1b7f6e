package org.evermodel.examples.registry;

import java.util.concurrent.Callable;
import org.evermodel.examples.Terminal;
import org.evermodel.examples.UsageException;
import org.evermodel.port.AliasMove;
import org.evermodel.port.ModelAlias;
import org.evermodel.registry.Registry;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code registry alias models:/churn@champion 3}: lets an alias name a version. */
@Command(
        name = "alias",
        sortOptions = false,
        description = "Lets an alias name a version of its model, or none; without either, tells which it names.")
final class AliasCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private RegistryOption registry = new RegistryOption();

    @Parameters(index = "0", paramLabel = "ALIAS", description = "Such as models:/churn@champion.")
    private String address = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "VERSION", description = "The number of the version.")
    private @Nullable Integer version;

    @Option(names = "--remove", description = "Lets it name no version.")
    private boolean remove;

    @Option(names = "--expected", paramLabel = "N", description = "Only if it names this version now, or none for 0.")
    private @Nullable Integer expected;

    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = "Why, for the history.")
    private String reason = "";

    @Mixin
    private OutputOption output = new OutputOption();

    AliasCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Integer target = version;
        if (remove && (target != null || expected != null)) {
            throw new UsageException("--remove goes without a version and without --expected");
        }
        try (Registry opened = registry.open()) {
            ModelAlias alias = Subject.alias(opened, address);
            Subject.requireModel(opened, address);
            if (remove) {
                say(alias.remove(reason));
            } else if (target != null) {
                say(expected == null ? alias.moveTo(target, reason) : alias.compareAndMove(expected, target, reason));
            } else {
                output.say(terminal, alias::toString, () -> Facts.of(alias, address));
            }
            return 0;
        }
    }

    private void say(AliasMove move) {
        output.say(terminal, () -> Facts.sentence(move), () -> Facts.of(move));
    }
}
