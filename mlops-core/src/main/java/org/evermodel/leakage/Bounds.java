package org.evermodel.leakage;

/** Lower 95 % bounds, one-sided. */
final class Bounds {
    private static final double Z = 1.6448536269514722;

    private Bounds() {}

    /** Of a share of {@code n} (Wilson 1927). */
    static double wilson(double share, double n) {
        if (n <= 0) {
            return 0;
        }
        double z2 = Z * Z;
        double half = Z * Math.sqrt(share * (1 - share) / n + z2 / (4 * n * n));
        return (share + z2 / (2 * n) - half) / (1 + z2 / n);
    }

    /**
     * Of an area under the curve: by Hanley and McNeil (1982), and no more than a share of as many rows would have, since
     * theirs is 1 where the area is.
     */
    static double ofAuc(double auc, double zeros, double ones) {
        if (zeros < 1 || ones < 1) {
            return 0;
        }
        double q1 = auc / (2 - auc);
        double q2 = 2 * auc * auc / (1 + auc);
        double square = auc * auc;
        double variance = (auc * (1 - auc) + (ones - 1) * (q1 - square) + (zeros - 1) * (q2 - square)) / (zeros * ones);
        // As many rows as two classes of equal size would need to tell as much.
        double rows = 4 * zeros * ones / (zeros + ones);
        return Math.min(auc - Z * Math.sqrt(Math.max(0, variance)), wilson(auc, rows));
    }

    /** Of an R²: by its asymptotic variance 4R²(1 - R²)²/n (Olkin and Finn 1995), and no more than a share of as many rows. */
    static double ofR2(double r2, int n) {
        if (r2 <= 0) {
            return r2;
        }
        return Math.min(r2 - Z * Math.sqrt(4 * r2 / n) * (1 - r2), wilson(r2, n));
    }
}
