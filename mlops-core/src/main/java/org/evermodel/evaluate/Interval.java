package org.evermodel.evaluate;

/** Two bounds that hold the true value in 95 of 100 samples. */
record Interval(double low, double high) {
    Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("an interval needs low <= high, but was [" + low + ", " + high + "]");
        }
    }

    /** No wider than the values a measure can take. */
    Interval within(double least, double greatest) {
        return new Interval(Math.max(least, Math.min(low, greatest)), Math.min(greatest, Math.max(high, least)));
    }

    /** Rounding may leave an estimate a hair outside its own bounds; it never belongs there. */
    Estimate around(double value, int rows) {
        return new Estimate(value, Math.min(low, value), Math.max(high, value), rows);
    }
}
