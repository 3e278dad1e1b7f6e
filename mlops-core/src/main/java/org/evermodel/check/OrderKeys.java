package org.evermodel.check;

import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import org.evermodel.data.Column;

/** Present cells that have an order: numbers and times. */
final class OrderKeys {
    private OrderKeys() {}

    /** Longs in the order of the cells, exactly; NaN comes last, as {@link #isNan} tells. */
    static IntToLongFunction of(Column cells) {
        if (cells instanceof Column.Integers integers) {
            return integers::get;
        }
        return cells instanceof Column.Timestamps times
                ? times::epochMicros
                : row -> key(((Column.Reals) cells).get(row));
    }

    /** The bits of a negative number descend as it ascends, so they are turned over but for the sign. */
    private static long key(double number) {
        long bits = Double.doubleToLongBits(number + 0.0);
        return bits ^ ((bits >> 63) & Long.MAX_VALUE);
    }

    static boolean isNan(Column cells, int row) {
        return cells instanceof Column.Reals reals && Double.isNaN(reals.get(row));
    }

    /** The cells as reals; times in microseconds since 1970-01-01T00:00Z. */
    static IntToDoubleFunction numbers(Column cells) {
        if (cells instanceof Column.Reals reals) {
            return reals::get;
        }
        return cells instanceof Column.Integers integers
                ? integers::get
                : row -> ((Column.Timestamps) cells).epochMicros(row);
    }
}
