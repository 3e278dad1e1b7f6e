package org.evermodel.check;

import java.util.function.IntPredicate;
import org.evermodel.data.Column;

/** Numbers between two bounds, each of which may be among them or not; NaN never is. */
record Range(double low, boolean lowIncluded, double high, boolean highIncluded) {
    Range {
        if (!(low <= high)) {
            throw new IllegalArgumentException("a range needs low <= high, but got " + low + " and " + high);
        }
    }

    static Range closed(double low, double high) {
        return new Range(low, true, high, true);
    }

    /** Which cells of a column of numbers lie outside. */
    IntPredicate outside(Column cells) {
        if (cells instanceof Column.Integers integers) {
            return row -> !holds((double) integers.get(row));
        }
        Column.Reals reals = (Column.Reals) cells;
        return row -> !holds(reals.get(row));
    }

    boolean holds(double number) {
        boolean above = lowIncluded ? number >= low : number > low;
        return above && (highIncluded ? number <= high : number < high);
    }

    /** A bound that is given, as in {@code above 3.0}. */
    static double bound(double bound) {
        if (Double.isNaN(bound)) {
            throw new IllegalArgumentException("a bound must be a number, but was NaN");
        }
        return bound;
    }
}
