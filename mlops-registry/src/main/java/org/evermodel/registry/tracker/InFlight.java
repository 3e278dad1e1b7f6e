package org.evermodel.registry.tracker;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.evermodel.registry.ledger.Content;

/** Which runs may still refer to what they have stored. */
public final class InFlight {
    /** A run that has not told its end for so long has died. */
    public static final Duration LONGEST_RUN = Duration.ofDays(30);

    private InFlight() {}

    /** Since when the run of this record is in flight, if it is. */
    public static Optional<Instant> since(Content run, Instant now) {
        Instant started = run.instant(RunContent.STARTED);
        return RunContent.isEnded(run) || started.plus(LONGEST_RUN).isBefore(now)
                ? Optional.empty()
                : Optional.of(started);
    }
}
