package org.evermodel.profile;

import org.evermodel.data.Column;

/**
 * The cells of a part of a column, sorted out by kind.
 *
 * @param whole how the keys are to be read
 * @param keys the {@linkplain NumberKeys keys} of the finite numbers, and room behind them
 * @param size how many finite numbers there are
 * @param under how many negative infinities there are
 * @param over how many positive infinities there are
 * @param nan how many cells are NaN
 * @param nulls how many cells are missing
 */
@SuppressWarnings("ArrayRecordComponent")
record NumberCells(boolean whole, long[] keys, int size, int under, int over, int nan, int nulls) {
    /** Of a column of numbers or times. */
    static NumberCells of(Column column) {
        return column instanceof Column.Reals reals ? ofReals(reals) : ofWholes(column);
    }

    private static NumberCells ofReals(Column.Reals column) {
        long[] keys = new long[column.size()];
        boolean complete = column.nullCount() == 0;
        int found = 0;
        int under = 0;
        int over = 0;
        int nan = 0;
        for (int row = 0; row < keys.length; row++) {
            if (!complete && column.isNull(row)) {
                continue;
            }
            double number = column.get(row);
            if (Math.abs(number) <= Double.MAX_VALUE) {
                keys[found++] = NumberKeys.of(number);
            } else if (Double.isNaN(number)) {
                nan++;
            } else {
                under += number < 0 ? 1 : 0;
                over += number > 0 ? 1 : 0;
            }
        }
        return new NumberCells(false, keys, found, under, over, nan, keys.length - found - under - over - nan);
    }

    private static NumberCells ofWholes(Column column) {
        long[] keys = new long[column.size()];
        int found = 0;
        for (int row = 0; row < keys.length; row++) {
            if (!column.isNull(row)) {
                keys[found++] = column instanceof Column.Integers integers
                        ? integers.get(row)
                        : ((Column.Timestamps) column).epochMicros(row);
            }
        }
        return new NumberCells(true, keys, found, 0, 0, 0, keys.length - found);
    }
}
