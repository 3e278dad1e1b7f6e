package org.evermodel.evaluate;

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

    /** For estimates that depend on one another as {@code correlation} says. */
    static Interval mean(double[] values, Interval[] intervals, Correlation correlation) {
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
    interface Correlation {
        double between(int first, int second);
    }
}
