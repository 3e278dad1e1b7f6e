package org.evermodel.examples.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.evermodel.examples.JsonLine;
import org.evermodel.examples.Terminal;
import org.evermodel.registry.GcOptions;
import org.evermodel.registry.GcReport;
import org.evermodel.registry.Registry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code registry gc}: bytes that nothing refers to are set aside, and deleted later. */
@Command(
        name = "gc",
        sortOptions = false,
        description = "Sets bytes aside that nothing refers to, and deletes those set aside long enough ago.")
final class GcCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private RegistryOption registry = new RegistryOption();

    @Option(
            names = "--grace",
            paramLabel = "TIME",
            defaultValue = "P7D",
            description = "So long bytes are kept since they were last stored, as P7D or PT12H (default:"
                    + " ${DEFAULT-VALUE}).")
    private Duration grace = Duration.ofDays(7);

    @Option(
            names = "--quarantine",
            paramLabel = "TIME",
            defaultValue = "P30D",
            description = "So long they can be brought back after they were set aside (default: ${DEFAULT-VALUE}).")
    private Duration quarantine = Duration.ofDays(30);

    @Option(names = "--dry-run", description = "Only tells what would be done.")
    private boolean dryRun;

    @Mixin
    private OutputOption output = new OutputOption();

    GcCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        GcOptions options = GcOptions.grace(grace).quarantine(quarantine);
        try (Registry opened = registry.open()) {
            GcReport report = opened.gc(dryRun ? options.dryRun() : options);
            output.say(terminal, () -> text(report), () -> json(report));
            return 0;
        }
    }

    private static String text(GcReport report) {
        TextTable table = new TextTable(report.rehearsal() ? "WOULD BE" : "WAS", "ARTIFACTS", "BYTES");
        report.tallies().forEach((fate, tally) -> table.row(word(fate), tally.artifacts(), tally.bytes()));
        return table.orElse("nothing is stored");
    }

    private static ObjectNode json(GcReport report) {
        ObjectNode object = JsonLine.object().put("dryRun", report.rehearsal());
        ObjectNode fates = object.putObject("artifacts");
        report.tallies()
                .forEach((fate, tally) -> fates.putObject(fate.name())
                        .put("artifacts", tally.artifacts())
                        .put("bytes", tally.bytes()));
        report.oldestRun().ifPresent(since -> object.put("oldestRun", since.toString()));
        return object;
    }

    private static String word(GcReport.Fate fate) {
        return fate.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
