package org.evermodel.data;

import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.evermodel.Seed;

/**
 * Cuts tables into rows to learn from and rows to judge by.
 *
 * <pre>{@code
 * TrainTestSplit parts = Splits.stratified(patients, "outcome", 0.3, 42);
 * TrainTestSplit byPatient = Splits.grouped(visits, "patient", 0.3, 42);
 * List<TrainTestSplit> folds = Splits.stratifiedFolds(parts.train(), "outcome", 5, 42);
 * }</pre>
 *
 * <p>Each row lies in exactly one part, but where a gap in time is left out, and rows keep their order within a part.
 * Equal tables, settings and seeds give equal parts; where it says so, the parts have the same rows whatever their order
 * in the table is. Where a fraction of {@code n} rows is asked for, the test part has {@code round(n · fraction)} rows,
 * but at least one and at most {@code n - 1}. Arguments that leave a part empty are refused with
 * IllegalArgumentException.
 */
public final class Splits {
    private Splits() {}

    /** Draws the test rows at random; {@code testFraction} lies in (0, 1). */
    public static TrainTestSplit random(Dataset table, double testFraction, long seed) {
        int testRows = Cuts.testRows(table, testFraction);
        return Cuts.cut(table, Cuts.mask(Shuffle.rows(table.rowCount(), seed), 0, testRows));
    }

    /**
     * Draws the test rows by their content, {@link Dataset#rowDigests()}: whether a row is a test row depends on nothing
     * but its cells and the seed, neither on the order of the rows nor on what other rows there are. So equal rows are
     * never on both sides, and a table that has grown keeps the sides of its earlier rows. Each different row is a test
     * row with the chance {@code testFraction}, so the test part is about that large.
     */
    public static TrainTestSplit byContent(Dataset table, double testFraction, long seed) {
        Cuts.testRows(table, testFraction);
        return Cuts.cut(table, ContentDraw.of(table.rowDigests(), testFraction, seed));
    }

    /**
     * Draws the test rows at random from the rows of each value of {@code column}, in proportion; a missing value counts
     * as one. A value with at least two rows has a row in each part, a value with one row is trained on. Where these two
     * rules leave no choice the test part may be larger or smaller than the fraction says.
     */
    public static TrainTestSplit stratified(Dataset table, String column, double testFraction, long seed) {
        int testRows = Cuts.testRows(table, testFraction);
        List<int[]> strata = Strata.of(table.column(column), seed);
        int[] shares = Strata.shares(strata, testFraction, testRows);
        BitSet test = new BitSet();
        for (int i = 0; i < shares.length; i++) {
            test.or(Cuts.mask(strata.get(i), 0, shares[i]));
        }
        if (test.isEmpty()) {
            throw new UnusableRowsException("no value of \"" + column
                    + "\" has two rows, so no row can be kept back for testing; use a random split");
        }
        return Cuts.cut(table, test);
    }

    /**
     * Draws whole groups at random, so that no value of {@code group}, such as a patient, is on both sides: the test part
     * has about {@code testFraction} of the rows, as near as the drawn order of the groups allows, and each part has a
     * group. Whatever the order of the rows, the parts have the same ones. Throws {@link UnusableRowsException} where a
     * row has no group or there is only one.
     */
    public static TrainTestSplit grouped(Dataset table, String group, double testFraction, long seed) {
        Cuts.testRows(table, testFraction);
        return Cuts.cut(table, GroupDraw.test(Groups.drawn(table, group, seed), table.rowCount() * testFraction));
    }

    /**
     * As {@link #grouped}, with the shares of the values of {@code column} as alike on both sides as whole groups allow:
     * groups are placed one by one, the largest first, on the side whose shares they bring closest to what is asked for.
     */
    public static TrainTestSplit stratifiedGrouped(
            Dataset table, String column, String group, double testFraction, long seed) {
        Cuts.testRows(table, testFraction);
        List<BitSet> sides = BalancedGroups.place(
                Groups.largestFirst(table, group, seed),
                Strata.indices(table.column(column)),
                new double[] {1 - testFraction, testFraction});
        return Cuts.cut(table, sides.get(1));
    }

    /** Takes the last rows of the table, in the order it has, as test rows. */
    public static TrainTestSplit byTime(Dataset table, double testFraction) {
        int testRows = Cuts.testRows(table, testFraction);
        BitSet test = new BitSet();
        test.set(table.rowCount() - testRows, table.rowCount());
        return Cuts.cut(table, test);
    }

    /**
     * Takes the latest rows by {@code column}, of type timestamp, as test rows; rows of one instant are taken from the
     * end of the table. Throws IllegalArgumentException where a time is missing.
     */
    public static TrainTestSplit byTime(Dataset table, String column, double testFraction) {
        return byTime(table, column, testFraction, Duration.ZERO);
    }

    /**
     * As {@link #byTime(Dataset, String, double)}, with a gap: rows less than {@code gap} before the first test row are in
     * neither part, so that what is known of the one, such as a label that looks a week ahead, is not of the other's
     * time. Throws IllegalArgumentException where the gap is negative or leaves nothing to train on.
     */
    public static TrainTestSplit byTime(Dataset table, String column, double testFraction, Duration gap) {
        int testRows = Cuts.testRows(table, testFraction);
        TimeOrder order = TimeOrder.of(table, column);
        return order.cut(table.rowCount() - testRows, table.rowCount(), gap);
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
        return Cuts.cut(table, test);
    }

    /**
     * {@code count} splits for cross-validation: each row is a test row in one of them, drawn at random. The test parts
     * differ in size by at most one row.
     */
    public static List<TrainTestSplit> folds(Dataset table, int count, long seed) {
        Cuts.requireFolds(table, count, count);
        return Cuts.deal(table, Shuffle.rows(table.rowCount(), seed), count);
    }

    /** As {@link #folds}; also the rows of each value of {@code column} are spread evenly, to within one row. */
    public static List<TrainTestSplit> stratifiedFolds(Dataset table, String column, int count, long seed) {
        Cuts.requireFolds(table, count, count);
        int[] order = Strata.of(table.column(column), seed).stream()
                .flatMapToInt(IntStream::of)
                .toArray();
        return Cuts.deal(table, order, count);
    }

    /**
     * {@code count} splits for cross-validation in which no value of {@code group} is on both sides: whole groups, the
     * largest first and equal ones in random order, go to the test part that has the fewest rows so far. Whatever the
     * order of the rows, the parts have the same ones. Throws {@link UnusableRowsException} where a row has no group or
     * there are fewer groups than folds.
     */
    public static List<TrainTestSplit> groupedFolds(Dataset table, String group, int count, long seed) {
        return placed(table, group, new int[table.rowCount()], count, seed);
    }

    /** As {@link #groupedFolds}, with the shares of the values of {@code column} as alike as whole groups allow. */
    public static List<TrainTestSplit> stratifiedGroupedFolds(
            Dataset table, String column, String group, int count, long seed) {
        return placed(table, group, Strata.indices(table.column(column)), count, seed);
    }

    private static List<TrainTestSplit> placed(Dataset table, String group, int[] strata, int count, long seed) {
        Cuts.requireFolds(table, count, count);
        double[] shares = new double[count];
        java.util.Arrays.fill(shares, 1.0 / count);
        return BalancedGroups.place(Groups.largestFirst(table, group, seed), strata, shares).stream()
                .map(test -> Cuts.cut(table, test))
                .toList();
    }

    /**
     * {@code count} splits for cross-validation of rows in order of time: the table is cut into {@code count + 1} runs
     * of rows, equal to within one row, and each run but the first is tested on all runs before it.
     */
    public static List<TrainTestSplit> forwardFolds(Dataset table, int count) {
        Cuts.requireFolds(table, count, count + 1);
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> new TrainTestSplit(
                        table.slice(0, Cuts.run(table, count, i)),
                        table.slice(Cuts.run(table, count, i), Cuts.run(table, count, i + 1))))
                .toList();
    }

    /**
     * As {@link #forwardFolds(Dataset, int)} in the order of {@code column}, of type timestamp, with a gap as {@link
     * #byTime(Dataset, String, double, Duration)} leaves one.
     */
    public static List<TrainTestSplit> forwardFolds(Dataset table, String column, int count, Duration gap) {
        Cuts.requireFolds(table, count, count + 1);
        TimeOrder order = TimeOrder.of(table, column);
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> order.cut(Cuts.run(table, count, i), Cuts.run(table, count, i + 1), gap))
                .toList();
    }

    /**
     * The splits of several goes one after the other, each with a seed of its own: {@code Splits.repeated(10, 42, seed ->
     * Splits.folds(table, 5, seed))} gives fifty. A go's seed does not depend on how many there are.
     */
    public static List<TrainTestSplit> repeated(int times, long seed, LongFunction<List<TrainTestSplit>> splits) {
        if (times < 1) {
            throw new IllegalArgumentException("splits are made at least once, but were asked for " + times + " times");
        }
        return LongStream.range(0, times)
                .map(i -> Seed.of(seed).child("repeat-" + i).value())
                .mapToObj(splits)
                .flatMap(List::stream)
                .toList();
    }
}
