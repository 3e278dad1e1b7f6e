package org.evermodel.evaluate;

import java.util.Locale;

/**
 * A measured value with its 95 % confidence interval.
 *
 * @param value the value on the rows that were measured
 * @param low the lower bound
 * @param high the upper bound
 * @param rows how many rows were measured
 */
public record Estimate(double value, double low, double high, int rows) {
    /** Refuses numbers that are not finite and bounds the wrong way round. */
    public Estimate {
        if (!Double.isFinite(value) || !Double.isFinite(low) || !Double.isFinite(high) || low > high) {
            throw new IllegalArgumentException("an estimate needs finite numbers and low <= high, but was " + value
                    + " in [" + low + ", " + high + "]");
        }
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.4f [%.4f, %.4f]", value, low, high);
    }
}
