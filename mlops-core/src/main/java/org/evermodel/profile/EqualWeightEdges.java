package org.evermodel.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Chooses edges that cut numbers into about ten runs of equal weight. A value that a tenth of the numbers share has a
 * bin to itself, so that a column of mostly zeros keeps a picture of the rest, where plain deciles would leave one bin.
 *
 * <p>The first edge is the smallest number and the last one the largest. Every other edge lies half way between two
 * neighbouring numbers, so a column of a few whole numbers gets a bin around each. Only the numbers matter, not their
 * order.
 */
final class EqualWeightEdges {
    private static final int BINS = 10;

    private final double[] sorted;
    private final List<Double> edges = new ArrayList<>();
    private int opened;
    private double target;

    private EqualWeightEdges(double[] sorted) {
        this.sorted = sorted;
    }

    /** The edges for the finite ones of {@code numbers}; none where there are none, one where all are equal. */
    static List<Double> of(double[] numbers) {
        double[] sorted = Arrays.stream(numbers)
                .filter(Double::isFinite)
                .map(number -> number + 0.0)
                .sorted()
                .toArray();
        return sorted.length == 0 ? List.of() : new EqualWeightEdges(sorted).choose();
    }

    private List<Double> choose() {
        edges.add(sorted[0]);
        open(0);
        boolean afterHeavy = false;
        for (int start = 0; start < sorted.length; ) {
            int end = endOfRun(start);
            boolean heavy = (long) (end - start) * BINS >= sorted.length;
            if (start > opened && (heavy || afterHeavy || start - opened >= target)) {
                addEdge(between(sorted[start - 1], sorted[start]));
                open(start);
            }
            afterHeavy = heavy;
            start = end;
        }
        addEdge(sorted[sorted.length - 1]);
        return List.copyOf(edges);
    }

    private int endOfRun(int start) {
        int end = start + 1;
        while (end < sorted.length && sorted[end] == sorted[start]) {
            end++;
        }
        return end;
    }

    /** The rest is shared out evenly over as many bins as it fills at a tenth each, at least one. */
    private void open(int start) {
        opened = start;
        int rest = sorted.length - start;
        target = rest / Math.max(1.0, Math.rint((double) rest * BINS / sorted.length));
    }

    private void addEdge(double edge) {
        if (edge > edges.get(edges.size() - 1)) {
            edges.add(edge);
        }
    }

    private static double between(double low, double high) {
        double middle = low / 2 + high / 2;
        // Halves of the smallest numbers are rounded away.
        return middle > low && middle <= high ? middle : high;
    }
}
