package org.evermodel.examples.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.evermodel.data.Dataset;
import org.evermodel.data.TrainTestSplit;
import org.evermodel.data.csv.CsvSource;
import org.evermodel.examples.JsonLine;
import org.evermodel.examples.Terminal;
import org.evermodel.examples.UsageException;
import org.evermodel.examples.options.Format;
import org.evermodel.examples.options.FormatOptions;
import org.evermodel.examples.options.IgnoreOption;
import org.evermodel.leakage.Leakage;
import org.evermodel.leakage.LeakageOptions;
import org.evermodel.leakage.LeakageReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code data leaks FILE --target COL}: what gives away the answer. */
@Command(
        name = "leaks",
        sortOptions = false,
        description =
                "Looks for what a model must not know when it learns: columns that tell the target, and with --test rows"
                        + " that are on both sides.")
final class LeaksCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "The file, as CSV.")
    private Path file = Path.of("");

    @Option(names = "--target", paramLabel = "COLUMN", required = true, description = "The column to predict.")
    private String target = "";

    @Option(
            names = "--test",
            paramLabel = "FILE",
            description = "A second file, whose rows a model would be tested on.")
    private Optional<Path> test = Optional.empty();

    @Mixin
    private FormatOptions format = new FormatOptions();

    @Mixin
    private IgnoreOption ignore = new IgnoreOption();

    @Mixin
    private JsonOption json = new JsonOption();

    LeaksCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (ignore.columns().contains(target)) {
            throw new UsageException("--ignore must not name the target \"" + target + "\"");
        }
        LeakageOptions options =
                LeakageOptions.defaults().ignoring(ignore.columns().toArray(String[]::new));
        LeakageReport report = report(options);
        json.say(terminal, report.toString(), JsonLine.parse(report.toJson()));
        return 0;
    }

    private LeakageReport report(LeakageOptions options) {
        Format written = format.format();
        List<Dataset> parts = CsvSource.loadTogether(Stream.concat(Stream.of(file), test.stream())
                .map(written::source)
                .toList());
        return parts.size() == 1
                ? Leakage.of(parts.get(0), target, options)
                : Leakage.of(new TrainTestSplit(parts.get(0), parts.get(1)), target, options);
    }
}
