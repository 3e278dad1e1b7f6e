package org.evermodel.profile;

import java.util.Arrays;
import org.evermodel.data.Column;

/**
 * The numbers of one batch, sorted, which makes everything else a walk: bins, cells and quantiles.
 *
 * @param whole how the keys of the runs are to be read
 * @param runs the finite numbers with their counts, by {@linkplain NumberKeys key}
 * @param finite how many finite numbers there are
 * @param under how many negative infinities there are
 * @param over how many positive infinities there are
 * @param nan how many cells are NaN
 * @param nulls how many cells are missing
 */
record NumberBatch(boolean whole, SortedCounts runs, long finite, long under, long over, long nan, long nulls) {
    /** Of a column of numbers or times. */
    static NumberBatch of(Column column) {
        return column instanceof Column.Reals reals ? ofReals(reals) : ofWholes(column);
    }

    private static NumberBatch ofReals(Column.Reals column) {
        double[] finite = new double[column.size()];
        boolean complete = column.nullCount() == 0;
        int found = 0;
        int under = 0;
        int over = 0;
        int nan = 0;
        for (int row = 0; row < finite.length; row++) {
            if (!complete && column.isNull(row)) {
                continue;
            }
            double number = column.get(row);
            if (Math.abs(number) <= Double.MAX_VALUE) {
                finite[found++] = number;
            } else if (Double.isNaN(number)) {
                nan++;
            } else {
                under += number < 0 ? 1 : 0;
                over += number > 0 ? 1 : 0;
            }
        }
        long nulls = (long) finite.length - found - under - over - nan;
        return new NumberBatch(false, SortedCounts.of(keys(finite, found)), found, under, over, nan, nulls);
    }

    private static long[] keys(double[] numbers, int size) {
        long[] keys = new long[size];
        for (int i = 0; i < size; i++) {
            keys[i] = NumberKeys.of(numbers[i]);
        }
        return keys;
    }

    private static NumberBatch ofWholes(Column column) {
        long[] keys = new long[column.size()];
        int found = 0;
        for (int row = 0; row < keys.length; row++) {
            if (!column.isNull(row)) {
                keys[found++] = column instanceof Column.Integers integers
                        ? integers.get(row)
                        : ((Column.Timestamps) column).epochMicros(row);
            }
        }
        long[] exact = found == keys.length ? keys : Arrays.copyOf(keys, found);
        return new NumberBatch(true, SortedCounts.of(exact), found, 0, 0, 0, (long) keys.length - found);
    }

    /** The same numbers by the keys of doubles. */
    NumberBatch asReal() {
        return whole ? new NumberBatch(false, runs.mapped(NumberKeys::ofWhole), finite, under, over, nan, nulls) : this;
    }

    /** The number of the run at this position. */
    double number(int run) {
        return NumberKeys.number(whole, runs.key(run));
    }
}
