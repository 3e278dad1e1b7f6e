package org.evermodel.leakage;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.evermodel.data.Column;

/**
 * Tells which sets of columns may add up to the target, without a fit. A set of columns that have all rows is judged by
 * correlations over all of them, which are computed once; another one by those over the rows it has of an even sample, with
 * a little leave for chance. A sum that holds exactly holds in any rows, so that none of those is missed.
 */
final class SumScreen {
    static final int LEAST_ROWS = 30;
    /** The share of the target's variance that may be left: R² of 0.999. */
    static final double UNEXPLAINED = 1e-3;
    /** How much less a column more must leave than without it. */
    private static final double GAIN = 0.1;

    private static final int SAMPLED = 600;
    private static final double LEAVE = 2;

    private final boolean[] complete;
    private final Correlations whole;
    private final double[][] sampled;
    private final double[] wanted;

    private SumScreen(boolean[] complete, Correlations whole, double[][] sampled, double[] wanted) {
        this.complete = complete;
        this.whole = whole;
        this.sampled = sampled;
        this.wanted = wanted;
    }

    static SumScreen of(List<Column> columns, TargetCells target, int[] rows) {
        double[][] cells =
                columns.stream().map(column -> Cells.numbers(column, rows)).toArray(double[][]::new);
        double[] wanted = Cells.numbers(target.column(), rows);
        boolean[] complete = new boolean[cells.length];
        for (int i = 0; i < cells.length; i++) {
            complete[i] = Arrays.stream(cells[i]).noneMatch(Double::isNaN);
        }
        int drawn = Math.min(SAMPLED, rows.length);
        int[] sample = IntStream.range(0, drawn)
                .map(i -> (int) ((long) i * rows.length / drawn))
                .toArray();
        double[][] sampled =
                Arrays.stream(cells).map(column -> at(column, sample)).toArray(double[][]::new);
        return new SumScreen(complete, Correlations.of(cells, wanted), sampled, at(wanted, sample));
    }

    private static double[] at(double[] cells, int[] places) {
        return IntStream.of(places).mapToDouble(place -> cells[place]).toArray();
    }

    /** Whether the set leaves almost nothing of the target, and much more without any of its columns. */
    boolean passes(int[] set) {
        if (IntStream.of(set).allMatch(column -> complete[column])) {
            return passes(whole, set, UNEXPLAINED, GAIN);
        }
        int[] having = IntStream.range(0, wanted.length)
                .filter(row -> IntStream.of(set).noneMatch(column -> Double.isNaN(sampled[column][row])))
                .toArray();
        if (having.length < LEAST_ROWS) {
            return false;
        }
        double[][] cells = IntStream.of(set)
                .mapToObj(column -> at(sampled[column], having))
                .toArray(double[][]::new);
        int[] all = IntStream.range(0, set.length).toArray();
        return passes(Correlations.of(cells, at(wanted, having)), all, LEAVE * UNEXPLAINED, LEAVE * GAIN);
    }

    private static boolean passes(Correlations correlations, int[] set, double most, double gain) {
        double left = correlations.unexplained(set);
        return left <= most
                && (set.length == 1
                        || IntStream.range(0, set.length)
                                .allMatch(i -> left <= gain * correlations.unexplained(without(set, i))));
    }

    private static int[] without(int[] set, int position) {
        return IntStream.range(0, set.length)
                .filter(i -> i != position)
                .map(i -> set[i])
                .toArray();
    }
}
