package org.evermodel.examples.registry;

import java.util.List;
import java.util.concurrent.Callable;
import org.evermodel.RunId;
import org.evermodel.examples.JsonLine;
import org.evermodel.examples.Terminal;
import org.evermodel.registry.Registry;
import org.evermodel.registry.tracking.RunComparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code registry compare RUN RUN}: what differs between runs. */
@Command(
        name = "compare",
        sortOptions = false,
        description = "Tells in which settings, measured values, inputs and environments runs differ.")
final class CompareCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private RegistryOption registry = new RegistryOption();

    @Parameters(arity = "2..*", paramLabel = "RUN", description = "The identities of two runs or more.")
    private List<String> runs = List.of();

    @Mixin
    private OutputOption output = new OutputOption();

    CompareCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<RunId> ids = runs.stream()
                .map(run -> new RunId(run.startsWith("runs:/") ? run.substring("runs:/".length()) : run))
                .toList();
        try (Registry opened = registry.open()) {
            RunComparison comparison = opened.experiments().compare(ids);
            output.say(terminal, comparison::toString, () -> JsonLine.parse(comparison.toJson()));
            return 0;
        }
    }
}
