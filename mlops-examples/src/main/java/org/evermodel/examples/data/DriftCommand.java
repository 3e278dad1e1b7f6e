package org.evermodel.examples.data;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.evermodel.drift.Drift;
import org.evermodel.drift.DriftPolicy;
import org.evermodel.drift.DriftReport;
import org.evermodel.examples.JsonLine;
import org.evermodel.examples.Terminal;
import org.evermodel.examples.options.Format;
import org.evermodel.examples.options.FormatOptions;
import org.evermodel.examples.options.IgnoreOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code data drift REF CUR}: whether the columns of one file look like those of another. */
@Command(
        name = "drift",
        sortOptions = false,
        description =
                "Tells whether a table still looks like another: column by column, how far it moved, and whether that"
                        + " matters and is no chance.")
final class DriftCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "REF", description = "The file that is compared with.")
    private Path reference = Path.of("");

    @Parameters(index = "1", paramLabel = "CUR", description = "The file that is compared.")
    private Path current = Path.of("");

    @Mixin
    private FormatOptions format = new FormatOptions();

    @Mixin
    private IgnoreOption ignore = new IgnoreOption();

    @Mixin
    private JsonOption json = new JsonOption();

    DriftCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Format written = format.format();
        Set<String> ignored = new LinkedHashSet<>(ignore.columns());
        DriftPolicy policy = DriftPolicy.defaults().ignoring(ignored.toArray(String[]::new));
        DriftReport report = Drift.between(written.source(reference), written.source(current), policy);
        json.say(terminal, report.toString(), JsonLine.parse(report.toJson()));
        return 0;
    }
}
