package org.evermodel.leakage;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.evermodel.data.Column;

/** The cells of some rows of a column in bins; bin 0 is for what is missing or no finite number. */
final class Bins {
    private static final int MOST_NUMBERS = 200;
    private static final int LEAST_NUMBERS = 10;
    private static final int MOST_VALUES = 1_000;

    private final int[] of;
    private final int count;

    private Bins(int[] of, int count) {
        this.of = of;
        this.count = count;
    }

    /** The bin of the {@code i}-th of the rows. */
    int of(int i) {
        return of[i];
    }

    /** How many bins there are. */
    int count() {
        return count;
    }

    static Bins of(Column column, int[] rows) {
        return Cells.isOrdered(column) ? numbers(column, rows) : values(column, rows);
    }

    /** Whether the cell is missing. */
    static Bins ofMissing(Column column, int[] rows) {
        return new Bins(
                IntStream.of(rows).map(row -> column.isNull(row) ? 0 : 1).toArray(), 2);
    }

    /** Of about equal weight; a number that has the weight of a bin has one to itself. */
    private static Bins numbers(Column column, int[] rows) {
        double[] numbers = Cells.numbers(column, rows);
        double[] sorted = Arrays.copyOf(numbers, numbers.length);
        Arrays.sort(sorted);
        // NaN is sorted behind all numbers.
        int present = sorted.length;
        while (present > 0 && Double.isNaN(sorted[present - 1])) {
            present--;
        }
        int wanted = Math.max(LEAST_NUMBERS, Math.min(MOST_NUMBERS, (int) Math.sqrt(present)));
        TreeSet<Double> edges = new TreeSet<>();
        for (int i = 1; i < wanted && present > 0; i++) {
            double edge = sorted[(int) ((long) i * present / wanted)];
            if (!edges.add(edge)) {
                edges.add(Math.nextUp(edge));
            }
        }
        double[] cuts = edges.stream().mapToDouble(Double::doubleValue).toArray();
        int[] of = new int[numbers.length];
        for (int i = 0; i < of.length; i++) {
            of[i] = Double.isNaN(numbers[i]) ? 0 : 1 + place(cuts, numbers[i]);
        }
        return new Bins(of, cuts.length + 2);
    }

    /** How many cuts are not above the number. */
    private static int place(double[] cuts, double number) {
        int found = Arrays.binarySearch(cuts, number);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** One for each of the most frequent values, one for all others. */
    private static Bins values(Column column, int[] rows) {
        Map<String, Integer> counts = new HashMap<>();
        for (int row : rows) {
            if (!column.isNull(row)) {
                counts.merge(Cells.text(column, row), 1, Integer::sum);
            }
        }
        List<String> kept = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_VALUES)
                .map(Map.Entry::getKey)
                .toList();
        Map<String, Integer> places = new HashMap<>();
        kept.forEach(text -> places.put(text, places.size() + 1));
        int others = kept.size() + 1;
        int[] of = IntStream.of(rows)
                .map(row -> column.isNull(row) ? 0 : places.getOrDefault(Cells.text(column, row), others))
                .toArray();
        return new Bins(of, others + 1);
    }
}
