package org.evermodel.examples.options;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.evermodel.examples.UsageException;
import org.evermodel.pipeline.RunReport;
import org.evermodel.pipeline.report.GateReport;
import picocli.CommandLine.Option;

/** Where build servers find what the gates said. */
public final class GateOptions {
    @Option(
            names = "--junit",
            paramLabel = "FILE",
            description = "Writes what the gates said as JUnit XML, each gate a test.")
    private Optional<Path> junit = Optional.empty();

    @Option(
            names = "--summary",
            paramLabel = "FILE",
            description = "Appends what the gates said as Markdown, such as to $GITHUB_STEP_SUMMARY.")
    private Optional<Path> summary = Optional.empty();

    private Optional<RunReport> last = Optional.empty();

    /** Options not given yet. */
    public GateOptions() {}

    /** Removes what a command before wrote, so that nobody takes it for this one's, whatever comes. */
    public void begin() {
        junit.ifPresent(file -> write("--junit", file, () -> {
            Files.deleteIfExists(file);
            return file;
        }));
    }

    /** Remembers how a run ended; of several, the last counts. */
    public void ended(RunReport report) {
        last = Optional.of(report);
    }

    /** Writes what was asked for of a run, if one ended; throws {@link UsageException} where a file cannot be written. */
    public void write() {
        last.map(GateReport::of).ifPresent(this::write);
    }

    private void write(GateReport report) {
        junit.ifPresent(file -> write("--junit", file, () -> Files.writeString(file, report.toJUnitXml())));
        summary.ifPresent(
                file -> write("--summary", file, () -> Files.writeString(file, report.toMarkdown(), CREATE, APPEND)));
    }

    /** Writes a file. */
    @FunctionalInterface
    private interface Writing {
        Path write() throws IOException;
    }

    private static void write(String option, Path file, Writing writing) {
        try {
            writing.write();
        } catch (IOException e) {
            throw new UsageException(option + " names " + file + ", which cannot be written: " + e, e);
        }
    }
}
