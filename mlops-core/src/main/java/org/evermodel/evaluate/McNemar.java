package org.evermodel.evaluate;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Compares the accuracies of two classifiers by the rows on which exactly one is right (Q. McNemar, "Note on the
 * sampling error of the difference between correlated proportions or percentages", Psychometrika 12, 1947).
 *
 * @param rows how many rows there are
 * @param onlyFirst on how many only the first is right
 * @param onlySecond on how many only the second is right
 */
record McNemar(int rows, int onlyFirst, int onlySecond) {
    /** With fewer rows of disagreement the chi-square approximation is too coarse. */
    private static final int FEW = 25;

    private int discordant() {
        return onlyFirst + onlySecond;
    }

    /** Two-sided: exact below 25 rows of disagreement, else by chi-square with A. L. Edwards' continuity correction. */
    double pValue() {
        return discordant() < FEW ? exactPValue() : correctedPValue();
    }

    /** Under equal accuracy either one is right alone as often as heads come up. */
    double exactPValue() {
        if (discordant() == 0) {
            return 1;
        }
        int fewer = Math.min(onlyFirst, onlySecond);
        return Math.min(1, 2 * BinomialDistribution.of(discordant(), 0.5).cumulativeProbability(fewer));
    }

    /** The chance of a larger {@code (|b - c| - 1)² / (b + c)}, chi-square with one degree of freedom. */
    double correctedPValue() {
        return Normal.twoSided((Math.abs(onlyFirst - onlySecond) - 1) / Math.sqrt(discordant()));
    }

    /**
     * The 95 % interval of the second's accuracy minus the first's: Wald's after half a row was added to each cell, which
     * has width even where the two never disagree (A. Agresti, Y. Min, "Simple improved confidence intervals for
     * comparing matched proportions", Statistics in Medicine 24, 2005).
     */
    Interval difference() {
        double total = rows + 2.0;
        double centre = (onlySecond - onlyFirst) / total;
        double error = Math.sqrt((discordant() + 1 - total * centre * centre) / total / total);
        return new Interval(centre - Normal.Z95 * error, centre + Normal.Z95 * error).within(-1, 1);
    }
}
