package org.evermodel.serving.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which answers are looked at together. Shadows' answers do not count. Immutable.
 *
 * <p>No window holds more than so many rows, 100,000 unless told: a full one is closed and the next one opened.
 */
public final class Windows {
    private static final int MOST_ROWS = 100_000;

    private final int mostRows;
    private final Optional<Duration> length;

    private Windows(int mostRows, Optional<Duration> length) {
        if (mostRows < 1) {
            throw new IllegalArgumentException("a window must hold at least 1 row, but was to hold " + mostRows);
        }
        this.mostRows = mostRows;
        this.length = length;
    }

    /** So many rows each. */
    public static Windows ofRows(int rows) {
        return new Windows(rows, Optional.empty());
    }

    /**
     * What is answered within so much time from a window's first row on. A window is closed when something comes after its
     * end, or the monitor is flushed.
     */
    public static Windows of(Duration length) {
        if (length.isNegative() || length.isZero()) {
            throw new IllegalArgumentException("a window must be longer than 0, but was " + length);
        }
        return new Windows(MOST_ROWS, Optional.of(length));
    }

    /** What is answered between two calls of {@link Monitor#closeWindow()}. */
    public static Windows closedByHost() {
        return new Windows(MOST_ROWS, Optional.empty());
    }

    /** Holding at most so many rows each. */
    public Windows holding(int most) {
        return new Windows(most, length);
    }

    int mostRows() {
        return mostRows;
    }

    boolean isOver(Instant opened, Instant now) {
        return length.map(time -> !now.isBefore(opened.plus(time))).orElse(false);
    }

    @Override
    public String toString() {
        return "Windows[" + length.map(time -> time + ", ").orElse("") + "at most " + mostRows + " rows]";
    }
}
