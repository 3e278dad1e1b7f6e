package org.evermodel.drift;

/**
 * The chance that the cumulated shares of two samples ever lie far apart. Each order in which n and m numbers can come is a path
 * from (0, 0) to (n, m), all equally likely; walked backwards, the chance to leave the allowed band is a sum of positive terms,
 * so that even the tiniest keeps its digits.
 */
final class SmirnovPaths {
    private SmirnovPaths() {}

    /** That |i/n - j/m| reaches {@code steps/(nm)} at some point (i, j). */
    static double chance(int n, int m, long steps) {
        double[] after = new double[m + 1];
        for (int i = n; i >= 0; i--) {
            for (int j = m; j >= 0; j--) {
                after[j] = chance(n, m, i, j, steps, after);
            }
        }
        return after[0];
    }

    /** From (i, j) on; {@code after} holds what follows a step of i at j and what follows a step of j behind it. */
    private static double chance(int n, int m, int i, int j, long steps, double[] after) {
        if (Math.abs((long) i * m - (long) j * n) >= steps) {
            return 1;
        }
        double left = (double) n - i + (m - j);
        if (left == 0) {
            return 0;
        }
        double first = i < n ? (n - i) / left * after[j] : 0;
        double second = j < m ? (m - j) / left * after[j + 1] : 0;
        return first + second;
    }
}
