package org.evermodel.drift;

import java.util.Map;
import java.util.Set;

/**
 * When a change is a drift: when it is both large and certain.
 *
 * <p>The size is the population stability index, the sum over the bins of {@code (p - q) ln(p / q)}. For a shift of a
 * normal column by a small share d of its standard deviation it is about d², so the default of 0.05 means a shift of about
 * 0.22 standard deviations; the customary 0.1 and 0.25 mean 0.32 and 0.5.
 *
 * @param leastSize the smallest population stability index that matters, above 0
 * @param alpha how often, at most, a window without any drift has a column with one; in (0, 1). Compared with
 *     Benjamini-Hochberg adjusted p-values over the columns
 * @param leastRows with fewer rows on either side nothing is said
 * @param ignored columns nothing is said of, such as running numbers, which always move on
 * @param leastShare from which share of drifted columns on a table as a whole has drifted; in (0, 1]
 * @param importance how much columns weigh in that share, at least 0; where none is given all weigh alike, else those that are
 *     absent weigh nothing
 */
public record DriftPolicy(
        double leastSize,
        double alpha,
        int leastRows,
        Set<String> ignored,
        double leastShare,
        Map<String, Double> importance) {
    private static final double LEAST_SIZE = 0.05;
    private static final double ALPHA = 0.01;
    private static final int LEAST_ROWS = 200;
    private static final double LEAST_SHARE = 0.5;

    /** Refuses a size that is not above 0, an alpha outside (0, 1) and less than one row. */
    public DriftPolicy {
        if (!(leastSize > 0)) {
            throw new IllegalArgumentException("leastSize must be above 0, but was " + leastSize);
        }
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha must lie between 0 and 1, but was " + alpha);
        }
        if (leastRows < 1) {
            throw new IllegalArgumentException("leastRows must be at least 1, but was " + leastRows);
        }
        if (!(leastShare > 0 && leastShare <= 1)) {
            throw new IllegalArgumentException("leastShare must lie above 0 and at most at 1, but was " + leastShare);
        }
        importance.forEach((column, weight) -> {
            if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "the importance of \"" + column + "\" must be a number of at least 0, but was " + weight);
            }
        });
        ignored = Set.copyOf(ignored);
        importance = Map.copyOf(importance);
    }

    /** A size of 0.05 at an alpha of 0.01 on at least 200 rows, over all columns, of which half make a table drift. */
    public static DriftPolicy defaults() {
        return new DriftPolicy(LEAST_SIZE, ALPHA, LEAST_ROWS, Set.of(), LEAST_SHARE, Map.of());
    }

    /** With another size. */
    public DriftPolicy withLeastSize(double size) {
        return new DriftPolicy(size, alpha, leastRows, ignored, leastShare, importance);
    }

    /** With another alpha. */
    public DriftPolicy withAlpha(double chance) {
        return new DriftPolicy(leastSize, chance, leastRows, ignored, leastShare, importance);
    }

    /** With another number of rows. */
    public DriftPolicy withLeastRows(int rows) {
        return new DriftPolicy(leastSize, alpha, rows, ignored, leastShare, importance);
    }

    /** With another share of columns. */
    public DriftPolicy withLeastShare(double share) {
        return new DriftPolicy(leastSize, alpha, leastRows, ignored, share, importance);
    }

    /** With columns weighing so much in the share that drifted, such as by what a model makes of them. */
    public DriftPolicy withImportance(Map<String, Double> weights) {
        return new DriftPolicy(leastSize, alpha, leastRows, ignored, leastShare, weights);
    }

    /** Saying nothing of these columns. */
    public DriftPolicy ignoring(String... columns) {
        return new DriftPolicy(leastSize, alpha, leastRows, Set.of(columns), leastShare, importance);
    }
}
