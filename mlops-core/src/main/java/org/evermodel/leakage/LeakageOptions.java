package org.evermodel.leakage;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What is looked at, and when it is suspicious.
 *
 * @param ignored columns that no model will see, such as keys; they are not looked at
 * @param group the column whose values must not be on both sides of a split, if one is
 * @param time the column of times in whose order the table is split, if it is
 * @param auc the area under the curve from which one column is suspicious of a target of two classes, in (0.5, 1]
 * @param skill the share of the way from guessing to knowing from which one column is suspicious of a target of several
 *     classes, in (0, 1]: (accuracy - baseline) / (1 - baseline)
 * @param r2 the R² from which one column is suspicious of a target of numbers, in (0, 1]
 * @param mostRows how many rows are scored at most; more are sampled. At least 100
 * @param mostPaired how many columns are tried in pairs and triples at most; the others are named. At least 0
 * @param seed where chance comes from
 */
public record LeakageOptions(
        Set<String> ignored,
        Optional<String> group,
        Optional<String> time,
        double auc,
        double skill,
        double r2,
        int mostRows,
        int mostPaired,
        long seed) {
    private static final double AUC = 0.98;
    private static final double SKILL = 0.95;
    private static final double R2 = 0.95;
    private static final int MOST_ROWS = 50_000;
    private static final int LEAST_ROWS = 100;
    private static final int MOST_PAIRED = 64;

    /** Refuses thresholds and numbers that cannot be. */
    public LeakageOptions {
        ignored = Set.copyOf(ignored);
        if (!(auc > 0.5 && auc <= 1 && skill > 0 && skill <= 1 && r2 > 0 && r2 <= 1)) {
            throw new IllegalArgumentException("thresholds lie in (0.5, 1], (0, 1] and (0, 1], but are auc " + auc
                    + ", skill " + skill + ", r2 " + r2);
        }
        if (mostRows < LEAST_ROWS || mostPaired < 0) {
            throw new IllegalArgumentException("at least " + LEAST_ROWS + " rows are scored and at least no column"
                    + " paired, but got " + mostRows + " and " + mostPaired);
        }
    }

    /** Thresholds of 0.98, 0.95 and 0.95; at most 50,000 rows are scored and 64 columns paired. */
    public static LeakageOptions defaults() {
        return new LeakageOptions(
                Set.of(), Optional.empty(), Optional.empty(), AUC, SKILL, R2, MOST_ROWS, MOST_PAIRED, 0);
    }

    /** Not looking at these columns either. */
    public LeakageOptions ignoring(String... columns) {
        Set<String> more = new LinkedHashSet<>(ignored);
        more.addAll(Arrays.asList(columns));
        return new LeakageOptions(more, group, time, auc, skill, r2, mostRows, mostPaired, seed);
    }

    /** With a column whose values must not be on both sides. */
    public LeakageOptions groupedBy(String column) {
        return new LeakageOptions(ignored, Optional.of(column), time, auc, skill, r2, mostRows, mostPaired, seed);
    }

    /** With a column of times before which nothing may be known of what comes later. */
    public LeakageOptions orderedBy(String column) {
        return new LeakageOptions(ignored, group, Optional.of(column), auc, skill, r2, mostRows, mostPaired, seed);
    }

    /** With other thresholds. */
    public LeakageOptions withThresholds(double newAuc, double newSkill, double newR2) {
        return new LeakageOptions(ignored, group, time, newAuc, newSkill, newR2, mostRows, mostPaired, seed);
    }

    /** With other bounds on what is tried. */
    public LeakageOptions withBounds(int newMostRows, int newMostPaired) {
        return new LeakageOptions(ignored, group, time, auc, skill, r2, newMostRows, newMostPaired, seed);
    }

    /** With another seed. */
    public LeakageOptions withSeed(long newSeed) {
        return new LeakageOptions(ignored, group, time, auc, skill, r2, mostRows, mostPaired, newSeed);
    }
}
