package org.evermodel.examples.options;

import java.nio.file.Path;
import java.util.Optional;
import org.evermodel.examples.UsageException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which files are read, and how. */
public final class ReadingOptions {
    @Option(names = "--data", paramLabel = "FILE", required = true, description = "The file of rows, as CSV.")
    private Path data = Path.of("");

    @Option(names = "--test", paramLabel = "FILE", description = "A second file, whose rows are kept back to judge.")
    private Optional<Path> test = Optional.empty();

    @Mixin
    private FormatOptions format = new FormatOptions();

    @Option(
            names = "--target-strip",
            paramLabel = "CHARS",
            defaultValue = "",
            description = "Characters taken off the end of every target value, in both files.")
    private String targetStrip = "";

    /** Options not given yet. */
    public ReadingOptions() {}

    /** What the options come to; throws {@link UsageException} where they make no sense. */
    public Reading reading() {
        return new Reading(data, test, format.format().inUtf8(), targetStrip);
    }
}
