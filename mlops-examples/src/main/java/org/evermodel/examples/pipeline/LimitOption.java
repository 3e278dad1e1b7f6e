package org.evermodel.examples.pipeline;

import java.time.Duration;
import java.util.Optional;
import org.evermodel.examples.UsageException;
import org.evermodel.pipeline.RunOptions;
import picocli.CommandLine.Option;

/** How long a run may take. */
final class LimitOption {
    @Option(
            names = "--within",
            paramLabel = "TIME",
            description = "Ends the run when it takes longer, such as PT30M; it can be resumed then.")
    private Optional<Duration> limit = Optional.empty();

    /** The options with the limit, where one was given. */
    RunOptions in(RunOptions options) {
        try {
            return limit.map(options::within).orElse(options);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--within: " + e.getMessage(), e);
        }
    }
}
