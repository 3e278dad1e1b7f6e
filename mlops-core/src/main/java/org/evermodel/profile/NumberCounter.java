package org.evermodel.profile;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Counts numbers into bins and gathers their moments as they go by. Not thread-safe. */
final class NumberCounter {
    private final List<Double> edgeList;
    private final double[] edges;
    private final long[] counts;
    private long under;
    private long over;
    private long nulls;
    private long nan;
    private long infinite;
    private long unplaced;
    private long finite;
    private double mean;
    /** What rounding took from the mean; without it numbers far from zero would lose half the digits of their spread. */
    private double meanRest;

    private double squares;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    NumberCounter(List<Double> edges) {
        this.edgeList = edges;
        this.edges = edges.stream().mapToDouble(Double::doubleValue).toArray();
        this.counts = new long[NumberBins.between(edges).counts().size()];
    }

    void add(boolean missing, double number) {
        if (missing) {
            nulls++;
        } else if (Double.isNaN(number)) {
            nan++;
        } else {
            place(number);
            gather(number);
        }
    }

    private void place(double number) {
        if (edges.length == 0) {
            unplaced++;
        } else if (number < edges[0]) {
            under++;
        } else if (number > edges[edges.length - 1]) {
            over++;
        } else {
            // Adding zero makes one value of -0.0 and 0.0, which the search would tell apart.
            int found = Arrays.binarySearch(edges, number + 0.0);
            int bin = found >= 0 ? found : -found - 2;
            counts[Math.min(bin, counts.length - 1)]++;
        }
    }

    private void gather(double number) {
        if (Double.isInfinite(number)) {
            infinite++;
            return;
        }
        finite++;
        double difference = number - mean - meanRest;
        shiftMean(difference / finite);
        squares += Math.max(0, difference * (number - mean - meanRest));
        min = Math.min(min, number);
        max = Math.max(max, number);
    }

    /** Adds to the mean, keeping what the sum rounds away (Knuth's two-sum). */
    private void shiftMean(double step) {
        double precise = step + meanRest;
        double sum = mean + precise;
        double taken = sum - mean;
        meanRest = mean - (sum - taken) + (precise - taken);
        mean = sum;
    }

    NumberBins bins() {
        List<Long> counted = Arrays.stream(counts).boxed().toList();
        return new NumberBins(edgeList, counted, under, over, unplaced + nan, nulls);
    }

    long nan() {
        return nan;
    }

    long infinite() {
        return infinite;
    }

    Optional<Moments> moments() {
        return finite > 0
                ? Optional.of(new Moments(finite, mean + meanRest, squares, min + 0.0, max + 0.0))
                : Optional.empty();
    }
}
