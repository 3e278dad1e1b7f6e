package org.evermodel.evaluate;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** The two distributions that every interval here leans on. */
final class Normal {
    /** The 97.5 % quantile of the standard normal distribution, so that 95 % lie within ± this. */
    static final double Z95 = 1.959963984540054;

    private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

    private Normal() {}

    /** The chance of a standard normal value at least this far from 0. */
    static double twoSided(double z) {
        return Math.min(1, 2 * STANDARD.survivalProbability(Math.abs(z)));
    }

    /** The chance of a Student t value at least this far from 0. */
    static double twoSided(double t, double degreesOfFreedom) {
        return Math.min(1, 2 * TDistribution.of(degreesOfFreedom).survivalProbability(Math.abs(t)));
    }

    /** The 97.5 % quantile of Student's t distribution. */
    static double t95(double degreesOfFreedom) {
        return TDistribution.of(degreesOfFreedom).inverseSurvivalProbability(0.025);
    }
}
