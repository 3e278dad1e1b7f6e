package org.evermodel.data;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cuts tables into rows to learn from and rows to judge by.
 *
 * <pre>{@code
 * TrainTestSplit parts = Splits.stratified(patients, "outcome", 0.3, 42);
 * List<TrainTestSplit> folds = Splits.stratifiedFolds(parts.train(), "outcome", 5, 42);
 * }</pre>
 *
 * <p>Each row lies in exactly one part, and rows keep their order within a part. Equal tables, settings and seeds give
 * equal parts. Where a fraction of {@code n} rows is asked for, the test part has {@code round(n · fraction)} rows, but
 * at least one and at most {@code n - 1}. Arguments that leave a part empty are refused with IllegalArgumentException.
 */
public final class Splits {
    private Splits() {}

    /** Draws the test rows at random; {@code testFraction} lies in (0, 1). */
    public static TrainTestSplit random(Dataset table, double testFraction, long seed) {
        int testRows = testRows(table, testFraction);
        int[] order = Shuffle.rows(table.rowCount(), seed);
        return cut(table, mask(order, 0, testRows));
    }

    /**
     * Draws the test rows at random from the rows of each value of {@code column}, in proportion; a missing value counts
     * as one. A value with at least two rows has a row in each part, a value with one row is trained on. Where these two
     * rules leave no choice the test part may be larger or smaller than the fraction says.
     */
    public static TrainTestSplit stratified(Dataset table, String column, double testFraction, long seed) {
        int testRows = testRows(table, testFraction);
        List<int[]> strata = Strata.of(table.column(column), seed);
        int[] shares = Strata.shares(strata, testFraction, testRows);
        BitSet test = new BitSet();
        for (int i = 0; i < shares.length; i++) {
            test.or(mask(strata.get(i), 0, shares[i]));
        }
        if (test.isEmpty()) {
            throw new UnusableRowsException("no value of \"" + column
                    + "\" has two rows, so no row can be kept back for testing; use a random split");
        }
        return cut(table, test);
    }

    /** Takes the last rows of the table, in the order it has, as test rows. */
    public static TrainTestSplit byTime(Dataset table, double testFraction) {
        int testRows = testRows(table, testFraction);
        BitSet test = new BitSet();
        test.set(table.rowCount() - testRows, table.rowCount());
        return cut(table, test);
    }

    /**
     * Takes the latest rows by {@code column}, of type timestamp, as test rows; rows of one instant are taken from the
     * end of the table. Throws IllegalArgumentException where a time is missing.
     */
    public static TrainTestSplit byTime(Dataset table, String column, double testFraction) {
        if (!(table.column(column) instanceof Column.Timestamps times)) {
            throw new IllegalArgumentException("a split by time needs a column of timestamps, but "
                    + table.schema().field(column) + " holds none");
        }
        if (times.nullCount() > 0) {
            throw new UnusableRowsException("a split by time needs the time of each row, but \"" + column + "\" lacks "
                    + times.nullCount() + " of " + times.size());
        }
        int testRows = testRows(table, testFraction);
        int[] order = IntStream.range(0, times.size())
                .boxed()
                .sorted(Comparator.comparingLong(times::epochMicros))
                .mapToInt(Integer::intValue)
                .toArray();
        return cut(table, mask(order, order.length - testRows, order.length));
    }

    /** Takes exactly these rows, 0-based, as test rows. Throws IllegalArgumentException where one is given twice. */
    public static TrainTestSplit rows(Dataset table, int[] testRows) {
        BitSet test = new BitSet();
        for (int row : testRows) {
            if (row < 0 || row >= table.rowCount()) {
                throw new IllegalArgumentException(
                        "test row " + row + " does not exist: the table has rows 0 to " + (table.rowCount() - 1));
            }
            if (test.get(row)) {
                throw new IllegalArgumentException("test row " + row + " is given twice");
            }
            test.set(row);
        }
        if (test.isEmpty() || test.cardinality() == table.rowCount()) {
            throw new IllegalArgumentException("a split needs rows in both parts, but " + test.cardinality() + " of "
                    + table.rowCount() + " rows are test rows");
        }
        return cut(table, test);
    }

    /**
     * {@code count} splits for cross-validation: each row is a test row in one of them, drawn at random. The test parts
     * differ in size by at most one row.
     */
    public static List<TrainTestSplit> folds(Dataset table, int count, long seed) {
        requireFolds(table, count, count);
        return deal(table, Shuffle.rows(table.rowCount(), seed), count);
    }

    /** As {@link #folds}; also the rows of each value of {@code column} are spread evenly, to within one row. */
    public static List<TrainTestSplit> stratifiedFolds(Dataset table, String column, int count, long seed) {
        requireFolds(table, count, count);
        int[] order = Strata.of(table.column(column), seed).stream()
                .flatMapToInt(IntStream::of)
                .toArray();
        return deal(table, order, count);
    }

    /**
     * {@code count} splits for cross-validation of rows in order of time: the table is cut into {@code count + 1} runs
     * of rows, equal to within one row, and each run but the first is tested on all runs before it.
     */
    public static List<TrainTestSplit> forwardFolds(Dataset table, int count) {
        requireFolds(table, count, count + 1);
        int rows = table.rowCount();
        List<TrainTestSplit> folds = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            int from = (int) ((long) rows * i / (count + 1));
            int to = (int) ((long) rows * (i + 1) / (count + 1));
            folds.add(new TrainTestSplit(table.slice(0, from), table.slice(from, to)));
        }
        return List.copyOf(folds);
    }

    private static List<TrainTestSplit> deal(Dataset table, int[] order, int count) {
        List<BitSet> hands =
                IntStream.range(0, count).mapToObj(i -> new BitSet()).toList();
        for (int i = 0; i < order.length; i++) {
            hands.get(i % count).set(order[i]);
        }
        return hands.stream().map(test -> cut(table, test)).toList();
    }

    private static void requireFolds(Dataset table, int count, int leastRows) {
        if (count < 2) {
            throw new IllegalArgumentException("cross-validation needs at least two folds, but was asked for " + count);
        }
        if (table.rowCount() < leastRows) {
            throw new UnusableRowsException(
                    count + " folds need at least " + leastRows + " rows, but the table has " + table.rowCount());
        }
    }

    private static int testRows(Dataset table, double fraction) {
        if (!(fraction > 0 && fraction < 1)) {
            throw new IllegalArgumentException("the test fraction must lie between 0 and 1, but is " + fraction);
        }
        if (table.rowCount() < 2) {
            throw new UnusableRowsException("a split needs at least two rows, but the table has " + table.rowCount());
        }
        return (int) Math.max(1, Math.min(table.rowCount() - 1L, Math.round(table.rowCount() * fraction)));
    }

    private static BitSet mask(int[] rows, int from, int to) {
        BitSet mask = new BitSet();
        for (int i = from; i < to; i++) {
            mask.set(rows[i]);
        }
        return mask;
    }

    private static TrainTestSplit cut(Dataset table, BitSet test) {
        return new TrainTestSplit(table.filter(row -> !test.get(row)), table.filter(test::get));
    }
}
