package org.evermodel.check;

import java.time.Instant;
import java.util.function.IntPredicate;
import org.evermodel.data.Column;

/** Times from the first to the last, both included. */
record TimeRange(Instant first, Instant last) {
    TimeRange {
        if (first.isAfter(last)) {
            throw new IllegalArgumentException("a range needs first <= last, but got " + first + " and " + last);
        }
    }

    /** Which cells of a column of times lie outside. */
    IntPredicate outside(Column cells) {
        Column.Timestamps times = (Column.Timestamps) cells;
        return row -> times.get(row).isBefore(first) || times.get(row).isAfter(last);
    }
}
