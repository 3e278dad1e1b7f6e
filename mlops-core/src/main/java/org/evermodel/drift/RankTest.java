package org.evermodel.drift;

import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.evermodel.drift.NumberComparison.MannWhitney;

/** Counts in how many pairs of numbers of two sorted samples the one exceeds the other, and how likely that is. */
final class RankTest {
    private static final long MOST_PAIRS = 900;
    private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

    private final double[] reference;
    private final double[] current;
    private final double pairs;
    /** Twice U, which is whole. */
    private long twice;
    /** The sum of t³ - t over the sizes t of groups of equal numbers. */
    private double ties;

    private RankTest(double[] reference, double[] current) {
        this.reference = reference;
        this.current = current;
        this.pairs = (double) reference.length * current.length;
    }

    static MannWhitney of(double[] reference, double[] current) {
        RankTest test = new RankTest(reference, current);
        test.count();
        return new MannWhitney(test.twice / 2.0, test.normal(0.5), test.normal(0), test.exact());
    }

    private void count() {
        int mine = 0;
        int theirs = 0;
        while (mine < reference.length || theirs < current.length) {
            double next = Math.min(
                    mine < reference.length ? reference[mine] : Double.POSITIVE_INFINITY,
                    theirs < current.length ? current[theirs] : Double.POSITIVE_INFINITY);
            int equalMine = equal(reference, mine, next);
            int equalTheirs = equal(current, theirs, next);
            twice += (long) equalMine * (2L * theirs + equalTheirs);
            double group = (double) equalMine + equalTheirs;
            ties += group * group * group - group;
            mine += equalMine;
            theirs += equalTheirs;
        }
    }

    private static int equal(double[] sorted, int from, double number) {
        int end = from;
        while (end < sorted.length && sorted[end] == number) {
            end++;
        }
        return end - from;
    }

    private OptionalDouble normal(double continuity) {
        double all = (double) reference.length + current.length;
        double variance = pairs / 12 * (all + 1 - ties / (all * (all - 1)));
        if (!(variance > 0)) {
            return OptionalDouble.empty();
        }
        double off = Math.abs(twice / 2.0 - pairs / 2) - continuity;
        return OptionalDouble.of(Math.min(1, 2 * STANDARD.survivalProbability(off / Math.sqrt(variance))));
    }

    private OptionalDouble exact() {
        if (ties > 0 || pairs > MOST_PAIRS) {
            return OptionalDouble.empty();
        }
        int larger = (int) Math.max(twice / 2, (long) pairs - twice / 2);
        double[] shares = distribution(reference.length, current.length);
        double above = 0;
        for (int u = shares.length - 1; u >= larger; u--) {
            above += shares[u];
        }
        return OptionalDouble.of(Math.min(1, 2 * above));
    }

    /**
     * The chances of each U. The largest of n + m numbers is one of the first sample with the chance n/(n+m), and then exceeds all m
     * of the second.
     */
    private static double[] distribution(int n, int m) {
        double[][] byFirst = new double[n + 1][n * m + 1];
        for (double[] shares : byFirst) {
            shares[0] = 1;
        }
        for (int j = 1; j <= m; j++) {
            for (int i = 1; i <= n; i++) {
                double[] next = new double[n * m + 1];
                for (int u = 0; u <= i * j; u++) {
                    double first = u >= j ? byFirst[i - 1][u - j] * i : 0;
                    next[u] = (first + byFirst[i][u] * j) / (i + j);
                }
                byFirst[i] = next;
            }
        }
        return byFirst[n];
    }
}
