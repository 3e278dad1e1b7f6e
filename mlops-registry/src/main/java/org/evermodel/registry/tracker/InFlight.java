package org.evermodel.registry.tracker;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.evermodel.registry.ledger.Stored;

/**
 * Which runs may still refer to what they have stored: those that have not ended, and whose owner's lease has not run out
 * more than a grace ago, because an owner that only stood still for a while may go on. Used by one thread.
 */
public final class InFlight {
    /** A run of unknown owner that has not told its end for so long has died. */
    public static final Duration LONGEST_RUN = Duration.ofDays(30);

    private final Owners.Glance owners;
    private final Instant now;
    private final Duration grace;

    /** Runs that are in flight {@code now}. */
    public InFlight(Owners owners, Instant now, Duration grace) {
        this.owners = owners.new Glance();
        this.now = now;
        this.grace = grace;
    }

    /** Since when the run of this record is in flight, if it is. */
    public Optional<Instant> since(Stored run) {
        if (RunContent.isEnded(run.content())) {
            return Optional.empty();
        }
        Instant started = run.content().instant(RunContent.STARTED);
        Instant dead =
                owners.of(run).map(owner -> owner.leasedUntil().plus(grace)).orElseGet(() -> started.plus(LONGEST_RUN));
        return dead.isBefore(now) ? Optional.empty() : Optional.of(started);
    }
}
