package org.evermodel.examples.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.evermodel.RunId;
import org.evermodel.examples.JsonLine;
import org.evermodel.examples.Terminal;
import org.evermodel.examples.UsageException;
import org.evermodel.examples.options.HomeOption;
import org.evermodel.examples.registry.OutputOption;
import org.evermodel.pipeline.PastRun;
import org.evermodel.pipeline.Pipeline;
import org.evermodel.pipeline.report.RunPage;
import org.evermodel.registry.tracking.Run;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pipeline report RUN [--markdown FILE]}: a run on one page. */
@Command(
        name = "report",
        sortOptions = false,
        description =
                "Tells a run on one page, in Markdown or JSON: its graph, each step with its time and why it ran or"
                        + " did not, gates and measures.")
final class ReportCommand implements Callable<Integer> {
    private static final String SECONDS = "seconds.";
    private static final String WHOLE = "(the run)";

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "RUN", description = "The identity of the run.")
    private String run = "";

    @Option(
            names = "--markdown",
            paramLabel = "FILE",
            description = "Writes the page as Markdown to this file as well.")
    private Optional<Path> markdown = Optional.empty();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private OutputOption output = new OutputOption();

    ReportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        RunId which = RunArgument.parse(run);
        try (Workshop workshop = Workshop.open(home.path(), terminal, true)) {
            Pipeline<?, ?> pipeline = workshop.pipeline(workshop.recall(which));
            PastRun past = workshop.home().runner().recall(pipeline, which);
            RunPage page = RunPage.of(pipeline, withMeasures(past, workshop.run(which)));
            markdown.ifPresent(file -> write(file, page.toMarkdown()));
            output.say(terminal, page::toMarkdown, () -> JsonLine.parse(page.toJson()));
            return 0;
        }
    }

    /** What was measured where a kept output was made is told of the run as a whole. */
    private static PastRun withMeasures(PastRun past, Run recorded) {
        Set<String> known = past.metrics().values().stream()
                .flatMap(values -> values.keySet().stream())
                .collect(Collectors.toSet());
        Map<String, Double> others = new TreeMap<>();
        recorded.metrics().forEach((name, point) -> {
            if (!known.contains(name) && !name.startsWith(SECONDS)) {
                others.put(name, point.value());
            }
        });
        return others.isEmpty() ? past : past.measured(WHOLE, others);
    }

    private static void write(Path file, String page) {
        try {
            Files.writeString(file, page);
        } catch (IOException e) {
            throw new UsageException("--markdown: " + file + " cannot be written: " + e.getMessage(), e);
        }
    }
}
