package org.evermodel.evaluate;

/**
 * The interval of a mean of skewed numbers, such as losses: Student's interval after the cubic transformation that
 * removes the skew of the studentised mean (P. Hall, "On the removal of skewness by transformation", Journal of the
 * Royal Statistical Society B 54, 1992). A log-loss has a long right tail, of which a sample sees too little; the
 * symmetric interval then lies too low and misses more often than one time in twenty.
 */
final class SkewedMean {
    /** Chosen by simulation, so that losses of good and bad models, common and rare events, are all covered. */
    private static final double DAMPING = 0.4;

    private SkewedMean() {}

    /** The 95 % interval of the mean of at least two numbers. */
    static Interval interval(double[] values) {
        int n = values.length;
        double mean = Sums.mean(values);
        Sums squares = new Sums();
        Sums cubes = new Sums();
        for (double value : values) {
            double distance = value - mean;
            squares.add(distance * distance);
            cubes.add(distance * distance * distance);
        }
        double variance = squares.total() / n;
        if (variance == 0) {
            return new Interval(mean, mean);
        }
        double skewness = cubes.total() / n / (variance * Math.sqrt(variance));
        double error = Math.sqrt(squares.total() / (n - 1.0) / n);
        double reach = Normal.t95(n - 1.0);
        double perRoot = damped(skewness / Math.sqrt(n));
        return new Interval(
                mean - error * untransformed(reach, perRoot), mean - error * untransformed(-reach, perRoot));
    }

    /** A large skewness rests on a few far values and is poorly known: taken in full, the interval is too wide. */
    private static double damped(double perRoot) {
        return perRoot / (1 + DAMPING * Math.abs(perRoot));
    }

    /** The inverse of {@code t + s(t²/3 + 1/6) + s²t³/27}, which is close to normal for the studentised mean t. */
    private static double untransformed(double y, double s) {
        if (Math.abs(s) < 1e-6) {
            return y;
        }
        return 3 / s * (Math.cbrt(1 + s * (y - s / 6)) - 1);
    }
}
