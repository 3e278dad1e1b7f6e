package org.evermodel.examples.options;

import java.nio.file.Path;
import java.util.Optional;
import org.evermodel.data.csv.CsvSource;
import org.evermodel.examples.UsageException;
import picocli.CommandLine.Option;

/** What becomes of records that cannot be read. */
public final class RejectOptions {
    private static final long MOST = 1_000;

    @Option(
            names = "--rejects",
            paramLabel = "REJECTED",
            description =
                    "Takes records that cannot be read, each with the reason; without it the first one is bad input.")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--most-rejects",
            paramLabel = "N",
            defaultValue = "" + MOST,
            description = "How many of them there may be (default: ${DEFAULT-VALUE}).")
    private long most = MOST;

    /** Options not given yet. */
    public RejectOptions() {}

    /** A file written as the format says; throws {@link UsageException} where the options make no sense. */
    public CsvSource source(Path data, Format format) {
        if (most < 0) {
            throw new UsageException("--most-rejects must be at least 0, but was " + most);
        }
        return file.map(rejects -> format.source(data, rejects, most)).orElseGet(() -> format.source(data));
    }
}
