package org.evermodel.registry;

import java.time.Duration;

/**
 * How long bytes that nothing refers to are kept, twice over: so long since they were last stored before they are set
 * aside, and so long after that before they are deleted.
 *
 * <pre>{@code
 * registry.gc(GcOptions.grace(Duration.ofDays(7)).dryRun());
 * }</pre>
 *
 * <p>The grace must be longer than the longest time between storing bytes and registering what they are part of, outside
 * of runs, and than the clocks of the hosts that share a store can differ. With a quarantine of nothing the next
 * collection deletes what this one has set aside, so that is for a store that nobody else uses.
 *
 * @param grace so long after they were last stored bytes are not looked at, whether or not anything refers to them
 * @param quarantine so long after they were set aside they can still be brought back
 * @param rehearsal whether it is only found out what would be done
 */
public record GcOptions(Duration grace, Duration quarantine, boolean rehearsal) {
    private static final Duration MONTH = Duration.ofDays(30);

    /** Refuses negative times. */
    public GcOptions {
        requireTime("grace", grace);
        requireTime("quarantine", quarantine);
    }

    private static void requireTime(String name, Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException(
                    "the " + name + " of a collection must not be negative, but was " + time);
        }
    }

    /** This grace, and a quarantine of thirty days. */
    public static GcOptions grace(Duration time) {
        return new GcOptions(time, MONTH, false);
    }

    /** A copy with another quarantine. */
    public GcOptions quarantine(Duration time) {
        return new GcOptions(grace, time, rehearsal);
    }

    /** A copy that only finds out what would be done. */
    public GcOptions dryRun() {
        return new GcOptions(grace, quarantine, true);
    }
}
