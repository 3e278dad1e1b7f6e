package org.evermodel.evaluate;

/**
 * The interval of a mean of several estimates from the intervals of each: "method of variance estimates recovery"
 * (G. Y. Zou, A. Donner, "Construction of confidence limits about effect measures: a general approach", Statistics in
 * Medicine 27, 2008). The distance d from an estimate to its lower bound stands for its standard error towards low
 * values, and likewise upwards, so the skew of each interval carries over to the mean:
 * {@code lower bound = mean - √(Σᵢⱼ rᵢⱼ dᵢ dⱼ) / k}.
 *
 * <p>The correlations r of k estimates made of the same n rows follow from the rows' parts in them. The double sum is the
 * square of a sum over the estimates, row by row, so it takes k × n steps and not k² × n. Not thread-safe.
 */
final class Mover {
    private final double[] below;
    private final double[] above;
    private double belowOfFixed;
    private double aboveOfFixed;
    private double sum;
    private int count;

    /** For estimates made of so many rows. */
    Mover(int rows) {
        this.below = new double[rows];
        this.above = new double[rows];
    }

    /** For estimates that are independent of one another. */
    static Interval ofIndependent(double[] values, Interval[] intervals) {
        double below = 0;
        double above = 0;
        for (int i = 0; i < values.length; i++) {
            below += square(values[i] - intervals[i].low());
            above += square(intervals[i].high() - values[i]);
        }
        return around(Sums.mean(values), below, above, values.length);
    }

    /** Takes one more estimate. */
    void add(Influence estimate, Interval interval) {
        double down = estimate.value() - interval.low();
        double up = interval.high() - estimate.value();
        double error = Math.sqrt(estimate.variance());
        sum += estimate.value();
        count++;
        if (error == 0) {
            // An estimate that no row pulls anywhere, such as 0 of 20, varies with none of the others.
            belowOfFixed += square(down);
            aboveOfFixed += square(up);
            return;
        }
        for (int row = 0; row < below.length; row++) {
            double part = estimate.parts()[row] / error;
            below[row] += down * part;
            above[row] += up * part;
        }
    }

    /** The mean of the estimates with its interval. */
    Estimate mean() {
        Interval interval = around(sum / count, belowOfFixed + squares(below), aboveOfFixed + squares(above), count);
        return interval.within(0, 1).around(sum / count, below.length);
    }

    private static Interval around(double mean, double below, double above, int count) {
        return new Interval(mean - Math.sqrt(below) / count, mean + Math.sqrt(above) / count);
    }

    private static double squares(double[] parts) {
        Sums squares = new Sums();
        for (double part : parts) {
            squares.add(square(part));
        }
        return squares.total();
    }

    private static double square(double x) {
        return x * x;
    }
}
