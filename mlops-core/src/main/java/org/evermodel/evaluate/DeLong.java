package org.evermodel.evaluate;

import java.util.Arrays;

/**
 * The area under a ROC curve with each row's part in its error (E. R. DeLong, D. M. DeLong, D. L. Clarke-Pearson,
 * "Comparing the areas under two or more correlated receiver operating characteristic curves", Biometrics 44, 1988).
 *
 * <p>A positive row's placement is the share of negatives that score below it, ties counting half; the area is the mean
 * placement. Placements come from a binary search among the sorted scores of the other class, so the work is
 * O(n log n) where the definition compares every pair. The sum of the squared parts is DeLong's variance, and the sum of
 * the products of two models' parts their covariance.
 */
final class DeLong {
    private DeLong() {}

    /** Both kinds of rows must occur. */
    static Influence influence(double[] scores, boolean[] positive) {
        double[] high = sorted(scores, positive, true);
        double[] low = sorted(scores, positive, false);
        double[] parts = new double[scores.length];
        Sums area = new Sums();
        for (int row = 0; row < parts.length; row++) {
            parts[row] = positive[row] ? placement(scores[row], low) : 1 - placement(scores[row], high);
            area.add(positive[row] ? parts[row] : 0);
        }
        double auc = area.total() / high.length;
        for (int row = 0; row < parts.length; row++) {
            parts[row] = part(parts[row] - auc, auc, positive[row] ? high.length : low.length);
        }
        return new Influence(auc, parts);
    }

    /** Scaled so that the squares sum to the sample variance, with n - 1, of a mean of n placements. */
    private static double part(double distance, double auc, int rows) {
        if (rows == 1) {
            // One placement says nothing of its spread; this is the widest that a share of this mean can have.
            return Math.sqrt(auc * (1 - auc));
        }
        return distance / Math.sqrt((double) rows * (rows - 1));
    }

    private static double[] sorted(double[] scores, boolean[] positive, boolean wanted) {
        double[] chosen = new double[scores.length];
        int count = 0;
        for (int row = 0; row < scores.length; row++) {
            if (positive[row] == wanted) {
                // Adding zero turns -0.0 into 0.0, which sorting would put apart.
                chosen[count++] = scores[row] + 0.0;
            }
        }
        double[] sorted = Arrays.copyOf(chosen, count);
        Arrays.sort(sorted);
        return sorted;
    }

    /** The share of {@code sorted} below {@code score}, ties counting half. */
    private static double placement(double score, double[] sorted) {
        int below = countBelow(score, sorted, false);
        int notAbove = countBelow(score, sorted, true);
        return (below + notAbove) / 2.0 / sorted.length;
    }

    private static int countBelow(double score, double[] sorted, boolean orEqual) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted[middle] < score || (orEqual && sorted[middle] == score)) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
