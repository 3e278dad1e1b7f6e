package org.evermodel.drift;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How likely it is that something rose by chance. One-sided: a fall is never significant.
 *
 * <pre>{@code
 * double p = Significance.ofRise(30, 1_000, 40, 4_000); // 3 % now, 1 % then: p is about 1e-6
 * }</pre>
 */
public final class Significance {
    private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

    private Significance() {}

    /**
     * The chance of a share at least so much higher where both are samples of one population: the z-test of two
     * proportions, with their pooled variance. It is 1 where there are no rows or none or all of them are found.
     *
     * @param found in how many of {@code rows} it was found
     * @param rows how many there are
     * @param usual in how many of {@code usualRows} it was found before
     * @param usualRows how many there were
     */
    public static double ofRise(long found, long rows, long usual, long usualRows) {
        if (found < 0 || found > rows || usual < 0 || usual > usualRows) {
            throw new IllegalArgumentException("what is found lies between 0 and the number of rows, but was " + found
                    + " of " + rows + " and " + usual + " of " + usualRows);
        }
        double pooled = ((double) found + usual) / ((double) rows + usualRows);
        if (rows == 0 || usualRows == 0 || pooled == 0 || pooled == 1) {
            return 1;
        }
        double rise = (double) found / rows - (double) usual / usualRows;
        return ofRise(rise, Math.sqrt(pooled * (1 - pooled) * (1.0 / rows + 1.0 / usualRows)));
    }

    /**
     * The chance that a normal deviate of mean 0 and this standard error is at least {@code rise}. Without an error it is
     * 0 for any rise and 1 for none.
     */
    public static double ofRise(double rise, double standardError) {
        if (!(standardError >= 0) || Double.isNaN(rise)) {
            throw new IllegalArgumentException(
                    "a rise and its standard error must be numbers, the latter at least 0, but" + " were " + rise
                            + " and " + standardError);
        }
        if (standardError == 0) {
            return rise > 0 ? 0 : 1;
        }
        return STANDARD.survivalProbability(rise / standardError);
    }
}
