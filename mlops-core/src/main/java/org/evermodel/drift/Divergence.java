package org.evermodel.drift;

import java.util.Optional;

/**
 * How far two samples of a column lie apart, with all that is needed to judge it.
 *
 * @param size the population stability index over the pooled bins, at least 0; a share of zero counts as 0.0001
 * @param threshold the size from which it matters
 * @param noDrift95 the size that 95 of 100 pairs of samples of these sizes stay below where nothing changed:
 *     {@code (1/n + 1/m)} times the quantile of chi-square (B. Yurdakul, J. Naranjo, "Statistical properties of the
 *     population stability index", Journal of Risk Model Validation 14, 2020)
 * @param referenceRows how many cells the reference has
 * @param currentRows how many cells are compared with it
 * @param bins how many bins are left after those with few cells were pooled
 * @param chiSquare Pearson's statistic of homogeneity of the two rows of counts, without correction
 * @param cramersV the root of chi-square by the number of all cells, in [0, 1]
 * @param p the chance of a chi-square at least as large where nothing changed and rows are independent
 * @param adjustedP p adjusted for the number of columns that were tested beside it
 * @param kolmogorovSmirnov of numbers, the largest distance of the cumulated shares
 */
public record Divergence(
        double size,
        double threshold,
        double noDrift95,
        long referenceRows,
        long currentRows,
        int bins,
        double chiSquare,
        double cramersV,
        double p,
        double adjustedP,
        Optional<KolmogorovSmirnov> kolmogorovSmirnov) {

    /** Whether the change is large enough to matter and, at {@code alpha}, no chance. */
    boolean isDrift(double alpha) {
        return size >= threshold && adjustedP <= alpha;
    }

    /** The same among other columns. */
    Divergence withAdjustedP(double adjusted) {
        return new Divergence(
                size,
                threshold,
                noDrift95,
                referenceRows,
                currentRows,
                bins,
                chiSquare,
                cramersV,
                p,
                adjusted,
                kolmogorovSmirnov);
    }
}
