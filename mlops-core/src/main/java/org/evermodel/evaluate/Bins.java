package org.evermodel.evaluate;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.evermodel.data.Column;

/**
 * Cuts a column of numbers or timestamps at its tenths: at the values that stand, in order, after a tenth, two tenths, …
 * of the present cells. Equal values are never parted, so there may be fewer than ten bins and they may differ in size.
 */
final class Bins {
    private static final int MOST = 10;

    private Bins() {}

    static List<Slicing.Part> of(Column column) {
        double[] sorted = Arrays.stream(Positions.where(column.size(), row -> !column.isNull(row)))
                .mapToDouble(row -> number(column, row))
                .sorted()
                .toArray();
        double[] edges = edges(sorted);
        List<Positions> bins = new ArrayList<>();
        for (int i = 0; i < edges.length; i++) {
            bins.add(new Positions());
        }
        for (int row = 0; row < column.size(); row++) {
            if (!column.isNull(row)) {
                bins.get(bin(number(column, row), edges)).add(row);
            }
        }
        List<Slicing.Part> parts = new ArrayList<>();
        for (int i = 0; i < edges.length; i++) {
            boolean last = i == edges.length - 1;
            double end = last ? sorted[sorted.length - 1] : edges[i + 1];
            String name = "[" + CellText.of(cell(column, edges[i])) + ", " + CellText.of(cell(column, end))
                    + (last ? "]" : ")");
            parts.add(new Slicing.Part(Optional.of(name), bins.get(i).toArray()));
        }
        return parts;
    }

    /** The first value of each bin, in ascending order. */
    private static double[] edges(double[] sorted) {
        double[] edges = new double[MOST];
        int count = 0;
        for (int i = 0; i < MOST; i++) {
            double value = sorted[(int) ((long) i * sorted.length / MOST)];
            if (count == 0 || Double.compare(value, edges[count - 1]) > 0) {
                edges[count++] = value;
            }
        }
        return Arrays.copyOf(edges, count);
    }

    private static int bin(double value, double[] edges) {
        int found = Arrays.binarySearch(edges, value);
        return found >= 0 ? found : -found - 2;
    }

    private static double number(Column column, int row) {
        if (column instanceof Column.Integers integers) {
            return integers.get(row);
        }
        if (column instanceof Column.Timestamps timestamps) {
            return timestamps.epochMicros(row);
        }
        // Adding zero turns -0.0 into 0.0, which sorting and searching would tell apart.
        return ((Column.Reals) column).get(row) + 0.0;
    }

    private static Object cell(Column column, double number) {
        if (column instanceof Column.Integers) {
            return (long) number;
        }
        return column instanceof Column.Timestamps ? Instant.EPOCH.plus((long) number, ChronoUnit.MICROS) : number;
    }
}
