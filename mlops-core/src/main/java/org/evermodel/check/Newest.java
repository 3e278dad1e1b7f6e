package org.evermodel.check;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.evermodel.data.Column;

/** The latest time of a column against the present. */
final class Newest implements ColumnCheck.State {
    /** How far a time may be ahead: clocks differ, and so do the zones of days without one. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private final Duration age;
    private final Clock clock;
    private long newest = Long.MIN_VALUE;
    private long rows;

    Newest(Duration age, Clock clock) {
        this.age = age;
        this.clock = clock;
    }

    @Override
    public void add(Part part, Column cells) {
        Column.Timestamps times = (Column.Timestamps) cells;
        for (int row = 0; row < times.size(); row++) {
            if (!times.isNull(row)) {
                newest = Math.max(newest, times.epochMicros(row));
                rows++;
            }
        }
    }

    @Override
    public ColumnCheck.Seen finish() {
        if (rows == 0) {
            return new ColumnCheck.Seen(false, 0, "no row has a time");
        }
        Instant time = Instant.EPOCH.plus(newest, ChronoUnit.MICROS);
        Instant now = clock.instant();
        Duration found = Duration.between(time, now);
        if (found.compareTo(AHEAD.negated()) < 0) {
            return new ColumnCheck.Seen(
                    false, rows, "the newest is " + time + ", which is yet to come: it is " + now + " now");
        }
        return new ColumnCheck.Seen(found.compareTo(age) <= 0, rows, "the newest is " + time + ", " + found + " ago");
    }
}
