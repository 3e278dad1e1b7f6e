package org.evermodel.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.evermodel.profile.ColumnProfile;
import org.evermodel.profile.Moments;

/**
 * Figures of a column before and after, side by side.
 *
 * @param name the column's name
 * @param values the figures by name, in a fixed order; those of numbers only where there are any on both sides
 */
record ColumnStatistics(String name, Map<String, Pair> values) {
    /** One figure. */
    record Pair(double before, double after) {
        boolean isSame() {
            return Double.compare(before, after) == 0;
        }
    }

    static List<ColumnStatistics> of(DatasetDiff diff) {
        List<ColumnStatistics> columns = new ArrayList<>();
        for (ColumnProfile before : diff.before().columns()) {
            columns.add(of(before, diff.after().column(before.name())));
        }
        return columns;
    }

    private static ColumnStatistics of(ColumnProfile before, ColumnProfile after) {
        Map<String, Pair> values = new LinkedHashMap<>();
        values.put("nullShare", new Pair(nullShare(before), nullShare(after)));
        put(values, "mean", before, after, Moments::mean);
        put(values, "standardDeviation", before, after, Moments::standardDeviation);
        put(values, "min", before, after, Moments::min);
        put(values, "max", before, after, Moments::max);
        return new ColumnStatistics(before.name(), values);
    }

    private static double nullShare(ColumnProfile column) {
        return column.count() == 0 ? 0 : (double) column.nulls() / column.count();
    }

    private static void put(
            Map<String, Pair> values,
            String name,
            ColumnProfile before,
            ColumnProfile after,
            ToDoubleFunction<Moments> figure) {
        Optional<Moments> mine = before.moments();
        Optional<Moments> theirs = after.moments();
        if (mine.isPresent() && theirs.isPresent()) {
            values.put(name, new Pair(figure.applyAsDouble(mine.get()), figure.applyAsDouble(theirs.get())));
        }
    }
}
