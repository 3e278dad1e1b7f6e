package org.evermodel.evaluate;

import java.util.List;

/**
 * The interval of a mean of several estimates from the intervals of each: "method of variance estimates recovery"
 * (G. Y. Zou, A. Donner, "Construction of confidence limits about effect measures: a general approach", Statistics in
 * Medicine 27, 2008). The distance from an estimate to its lower bound stands for its standard error towards low
 * values, and likewise upwards, so the skew of each interval carries over to the mean.
 */
final class Mover {
    private Mover() {}

    /** For estimates that are independent of one another. */
    static Interval mean(double[] values, Interval[] intervals) {
        return mean(values, intervals, (i, j) -> i == j ? 1 : 0);
    }

    /** For estimates that depend on one another as their influences show. */
    static Interval mean(List<Influence> estimates, Interval[] intervals) {
        double[] values = estimates.stream().mapToDouble(Influence::value).toArray();
        double[][] correlations = new double[values.length][values.length];
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < values.length; j++) {
                correlations[i][j] = i == j ? 1 : correlation(estimates.get(i), estimates.get(j));
            }
        }
        return mean(values, intervals, (i, j) -> correlations[i][j]);
    }

    /** An estimate that no row pulls anywhere, such as 0 of 20, shows no variance, and so no correlation. */
    private static double correlation(Influence first, Influence second) {
        double scale = Math.sqrt(first.variance() * second.variance());
        return scale == 0 ? 0 : first.covariance(second) / scale;
    }

    private static Interval mean(double[] values, Interval[] intervals, Correlation correlation) {
        double below = 0;
        double above = 0;
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < values.length; j++) {
                double r = correlation.between(i, j);
                below += r * (values[i] - intervals[i].low()) * (values[j] - intervals[j].low());
                above += r * (intervals[i].high() - values[i]) * (intervals[j].high() - values[j]);
            }
        }
        double mean = Sums.mean(values);
        return new Interval(
                mean - Math.sqrt(Math.max(0, below)) / values.length,
                mean + Math.sqrt(Math.max(0, above)) / values.length);
    }

    /** How two of the estimates vary together: 1 for an estimate with itself. */
    @FunctionalInterface
    private interface Correlation {
        double between(int first, int second);
    }
}
