package org.evermodel.drift;

import org.evermodel.profile.CategoryBins;

/**
 * How many cells of values that the reference lacks a later sample may have though nothing changed.
 *
 * <p>Of a sample t times as large as the reference t·f₁ are expected, with f₁ the number of values that the reference has just
 * once (I. J. Good, "The population frequencies of species and the estimation of population parameters", Biometrika 40,
 * 1953). One unseen value brings many cells where t is large, so their number spreads by more than that of cells that come one by one: the
 * difference has the variance f₁(t + t²) + 2 f₂ t² (after H. E. Robbins, "Estimating the total probability of the unobserved
 * outcomes of an experiment", Annals of Mathematical Statistics 39, 1968), with f₂ the number of values seen twice. As both are
 * estimates, one is added to each.
 */
final class UnseenRoom {
    /** Standard errors; the distribution is skewed. */
    private static final double ERRORS = 5;

    private UnseenRoom() {}

    static double of(CategoryBins reference, long rows) {
        double once = reference.seenOnce();
        double twice =
                reference.counts().values().stream().filter(count -> count == 2).count();
        double times = rows / Math.max(1.0, (double) reference.total());
        double variance = (once + 1) * (times + times * times) + 2 * (twice + 1) * times * times;
        return once * times + ERRORS * Math.sqrt(variance);
    }
}
