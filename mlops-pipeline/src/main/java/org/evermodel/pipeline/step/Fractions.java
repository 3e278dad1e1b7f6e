package org.evermodel.pipeline.step;

/** Shares of rows. */
final class Fractions {
    private Fractions() {}

    static void require(double testFraction) {
        if (!(testFraction > 0 && testFraction < 1)) {
            throw new IllegalArgumentException("the test fraction must lie between 0 and 1, but was " + testFraction);
        }
    }
}
