package org.evermodel.profile;

import java.util.Arrays;
import org.evermodel.data.Column;

/**
 * The numbers of one batch in ascending order, each as a long that sorts as the number does: a whole number is itself, a
 * double is its bits with those of a negative one turned around. Sorted numbers make everything else a walk: runs of equal
 * ones, bins, cells and quantiles.
 */
final class NumberKeys {
    private static final long LEAST_FINITE = of(-Double.MAX_VALUE);
    private static final long LARGEST_FINITE = of(Double.MAX_VALUE);

    private final boolean whole;
    private final long[] sorted;
    private final int nulls;
    private final int nan;

    private NumberKeys(boolean whole, long[] sorted, int nulls, int nan) {
        this.whole = whole;
        this.sorted = sorted;
        this.nulls = nulls;
        this.nan = nan;
    }

    /** Of a column of numbers or times. */
    static NumberKeys of(Column column) {
        return column instanceof Column.Reals reals ? ofReals(reals) : ofWholes(column);
    }

    private static NumberKeys ofReals(Column.Reals column) {
        long[] keys = new long[column.size()];
        boolean complete = column.nullCount() == 0;
        int found = 0;
        int nan = 0;
        for (int row = 0; row < keys.length; row++) {
            double number = column.get(row);
            if (!complete && column.isNull(row)) {
                continue;
            }
            if (Double.isNaN(number)) {
                nan++;
            } else {
                keys[found++] = of(number);
            }
        }
        return sorted(false, keys, found, keys.length - found - nan, nan);
    }

    private static NumberKeys ofWholes(Column column) {
        long[] keys = new long[column.size()];
        int found = 0;
        for (int row = 0; row < keys.length; row++) {
            if (!column.isNull(row)) {
                keys[found++] = column instanceof Column.Integers integers
                        ? integers.get(row)
                        : ((Column.Timestamps) column).epochMicros(row);
            }
        }
        return sorted(true, keys, found, keys.length - found, 0);
    }

    private static NumberKeys sorted(boolean whole, long[] keys, int found, int nulls, int nan) {
        long[] exact = found == keys.length ? keys : Arrays.copyOf(keys, found);
        Arrays.sort(exact);
        return new NumberKeys(whole, exact, nulls, nan);
    }

    /** The key of a double; one for zero, whatever its sign. */
    static long of(double number) {
        // Adding zero turns -0.0 into 0.0.
        long bits = Double.doubleToRawLongBits(number + 0.0);
        return bits ^ ((bits >> 63) & Long.MAX_VALUE);
    }

    /** The double of a key that {@link #of(double)} made. */
    static double real(long key) {
        return Double.longBitsToDouble(key ^ ((key >> 63) & Long.MAX_VALUE));
    }

    /** The number of a key of this kind. */
    static double number(boolean whole, long key) {
        return whole ? key : real(key);
    }

    boolean whole() {
        return whole;
    }

    int nulls() {
        return nulls;
    }

    int nan() {
        return nan;
    }

    /** How many numbers there are, infinities included. */
    int size() {
        return sorted.length;
    }

    long key(int position) {
        return sorted[position];
    }

    double number(int position) {
        return number(whole, sorted[position]);
    }

    /** Where the finite numbers begin. */
    int firstFinite() {
        int first = 0;
        while (!whole && first < sorted.length && sorted[first] < LEAST_FINITE) {
            first++;
        }
        return first;
    }

    /** Where the finite numbers have ended. */
    int endOfFinite() {
        int end = sorted.length;
        while (!whole && end > 0 && sorted[end - 1] > LARGEST_FINITE) {
            end--;
        }
        return end;
    }

    /** Behind the run of equal numbers that begins at {@code start}. */
    int endOfRun(int start) {
        long key = sorted[start];
        int end = start + 1;
        while (end < sorted.length && sorted[end] == key) {
            end++;
        }
        return end;
    }
}
