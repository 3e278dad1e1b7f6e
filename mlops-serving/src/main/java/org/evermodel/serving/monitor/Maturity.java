package org.evermodel.serving.monitor;

import java.time.Duration;
import java.util.Optional;

/**
 * When the rows of a closed window are judged by their labels. With every label in they always are.
 *
 * @param deadline how long after the window's end labels are waited for; for ever where it is empty
 * @param leastCoverage the share of rows, in (0, 1], that must have a label then; with fewer the rows are given up. Labels
 *     that come early may be of a special kind, such as failures, so a low share misleads
 */
public record Maturity(Optional<Duration> deadline, double leastCoverage) {
    /** Refuses a negative deadline and a coverage outside (0, 1]. */
    public Maturity {
        if (deadline.filter(Duration::isNegative).isPresent()) {
            throw new IllegalArgumentException("a deadline must not be negative, but was " + deadline.get());
        }
        if (!(leastCoverage > 0 && leastCoverage <= 1)) {
            throw new IllegalArgumentException("leastCoverage must lie in (0, 1], but was " + leastCoverage);
        }
    }

    /** Only when every row has its label. */
    public static Maturity complete() {
        return new Maturity(Optional.empty(), 1);
    }

    /** When every row has its label or, once so much time has passed, at least such a share has. */
    public static Maturity within(Duration deadline, double leastCoverage) {
        return new Maturity(Optional.of(deadline), leastCoverage);
    }
}
