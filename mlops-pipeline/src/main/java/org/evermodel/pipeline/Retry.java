package org.evermodel.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.evermodel.Seed;

/**
 * How often a step that throws is tried again, and after which pauses.
 *
 * <pre>{@code
 * Retry.upTo(5).on(IOException.class).pausing(Duration.ofMillis(200), Duration.ofSeconds(30))
 * }</pre>
 *
 * <p>The pause before attempt n + 1 is {@code first · 2^(n−1)}, at most {@code longest}, less a random part of up to
 * {@code jitter} of it, so that many runs that failed together do not come back together. Chance comes from the step's
 * seed. Immutable.
 *
 * @param attempts how often the step is tried in all, at least 1
 * @param on what is worth another attempt: exceptions of these classes, or caused by one
 * @param first the pause before the second attempt
 * @param longest no pause is longer
 * @param jitter the part of each pause that is left to chance, in [0, 1]
 */
public record Retry(
        int attempts, List<Class<? extends Exception>> on, Duration first, Duration longest, double jitter) {
    private static final Duration SOON = Duration.ofMillis(100);
    private static final Duration LATE = Duration.ofMinutes(1);

    /** Refuses what makes no sense, by name. */
    public Retry {
        on = List.copyOf(on);
        if (attempts < 1) {
            throw new IllegalArgumentException("a step is tried at least once, but attempts was " + attempts);
        }
        if (first.isNegative() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("pauses must not be negative, and the longest at least as long as the"
                    + " first, but they were " + first + " and " + longest);
        }
        if (!(jitter >= 0 && jitter <= 1)) {
            throw new IllegalArgumentException("jitter must be in [0, 1], but was " + jitter);
        }
    }

    /** Once and never again. */
    public static Retry never() {
        return upTo(1);
    }

    /** So many attempts, whatever is thrown, after 0.1 s, 0.2 s, 0.4 s … up to a minute, each less up to a quarter. */
    public static Retry upTo(int attempts) {
        return new Retry(attempts, List.of(Exception.class), SOON, LATE, 0.25);
    }

    /** Only after exceptions of this class, of one that was named so before, or caused by one. */
    public Retry on(Class<? extends Exception> type) {
        List<Class<? extends Exception>> types = new ArrayList<>(on);
        types.remove(Exception.class);
        types.add(type);
        return new Retry(attempts, types, first, longest, jitter);
    }

    /** With these pauses. */
    public Retry pausing(Duration firstPause, Duration longestPause) {
        return new Retry(attempts, on, firstPause, longestPause, jitter);
    }

    /** With another part of each pause left to chance. */
    public Retry jittered(double part) {
        return new Retry(attempts, on, first, longest, part);
    }

    /** Whether {@code thrown} by attempt {@code attempt}, from 1, is worth another one. */
    public boolean again(int attempt, Throwable thrown) {
        if (attempt >= attempts) {
            return false;
        }
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            Throwable now = each;
            if (on.stream().anyMatch(type -> type.isInstance(now))) {
                return true;
            }
        }
        return false;
    }

    private static double nanos(Duration pause) {
        return pause.getSeconds() * 1e9 + pause.getNano();
    }

    /** The pause after attempt {@code attempt}, from 1, as {@code seed} lets it be. */
    public Duration pauseAfter(int attempt, Seed seed) {
        double doubled = nanos(first) * Math.pow(2, attempt - 1.0);
        double whole = Math.min(doubled, nanos(longest));
        double chance = (double) (seed.child("pause-" + attempt).value() >>> 11) * 0x1.0p-53;
        return Duration.ofNanos((long) (whole * (1 - jitter * chance)));
    }
}
