package org.evermodel.evaluate;

/**
 * The score interval of a share (E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
 * JASA 22, 1927): the shares that a normal test would not reject. It keeps its promise for shares near 0 and 1, where
 * the textbook interval collapses.
 */
final class Wilson {
    private Wilson() {}

    /** The 95 % interval for {@code successes} of {@code trials}, which are at least 1. */
    static Interval interval(double successes, double trials) {
        return interval(successes, trials, Normal.Z95);
    }

    /** The interval that reaches {@code z} standard errors to both sides. */
    static Interval interval(double successes, double trials, double z) {
        double share = successes / trials;
        double z2 = z * z;
        double centre = (share + z2 / (2 * trials)) / (1 + z2 / trials);
        double half = z / (1 + z2 / trials) * Math.sqrt(share * (1 - share) / trials + z2 / (4 * trials * trials));
        // The bounds are exact at the ends, where the subtraction below would leave a rounding error.
        double low = successes == 0 ? 0 : centre - half;
        double high = successes == trials ? 1 : centre + half;
        return new Interval(low, high).within(0, 1);
    }
}
