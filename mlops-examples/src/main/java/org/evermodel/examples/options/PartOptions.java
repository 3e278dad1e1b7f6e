package org.evermodel.examples.options;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say which rows are kept back. */
public final class PartOptions {
    @Option(
            names = "--test-rows",
            paramLabel = "FILE",
            description = "Rows to keep back: the 0-based number of a data row on each line.")
    private Optional<Path> testRows = Optional.empty();

    @Option(
            names = "--time-ordered",
            description = "Rows are in order of time: the last 30 %% are kept back, validation goes forward.")
    private boolean timeOrdered;

    /** Options not given yet. */
    public PartOptions() {}

    /** The file that lists the rows to keep back, if one was named. */
    public Optional<Path> testRows() {
        return testRows;
    }

    /** Whether the order of the rows is that of time. */
    public boolean timeOrdered() {
        return timeOrdered;
    }
}
