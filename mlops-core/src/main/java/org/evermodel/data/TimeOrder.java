package org.evermodel.data;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The rows of a table in the order of a column of times; those of one instant in the table's order. */
final class TimeOrder {
    private final Dataset table;
    private final Column.Timestamps times;
    private final int[] order;

    private TimeOrder(Dataset table, Column.Timestamps times) {
        this.table = table;
        this.times = times;
        this.order = IntStream.range(0, times.size())
                .boxed()
                .sorted(Comparator.comparingLong(times::epochMicros))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    static TimeOrder of(Dataset table, String column) {
        if (!(table.column(column) instanceof Column.Timestamps times)) {
            throw new IllegalArgumentException("a split by time needs a column of timestamps, but "
                    + table.schema().field(column) + " holds none");
        }
        if (times.nullCount() > 0) {
            throw new UnusableRowsException("a split by time needs the time of each row, but \"" + column + "\" lacks "
                    + times.nullCount() + " of " + times.size());
        }
        return new TimeOrder(table, times);
    }

    /** The rows from {@code from} to {@code to}, exclusive, against those before them that lie a gap before them all. */
    TrainTestSplit cut(int from, int to, Duration gap) {
        if (gap.isNegative()) {
            throw new IllegalArgumentException("the gap between training and test rows must not be negative: " + gap);
        }
        long first = times.epochMicros(order[from]);
        long latest = first - Math.min(micros(gap), first - times.epochMicros(order[0]) + 1);
        int[] train = Arrays.stream(order, 0, from)
                .filter(row -> times.epochMicros(row) <= latest)
                .sorted()
                .toArray();
        if (train.length == 0) {
            throw new UnusableRowsException("a gap of " + gap + " before the first test row, of "
                    + times.get(order[from]) + ", leaves no row to train on; the earliest is of "
                    + times.get(order[0]));
        }
        int[] test = Arrays.stream(order, from, to).sorted().toArray();
        return new TrainTestSplit(table.take(train), table.take(test));
    }

    private static long micros(Duration gap) {
        // Rounded up: a gap is at least what was asked for.
        long whole = Math.multiplyExact(gap.getSeconds(), 1_000_000L);
        return Math.addExact(whole, (gap.getNano() + 999) / 1_000);
    }
}
