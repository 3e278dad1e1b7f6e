package org.evermodel.check;

/** Bounds of a share of which some rows tell (E. B. Wilson, "Probable inference", JASA 22, 1927). */
final class Wilson {
    /** Three standard errors: what another table of as many rows exceeds about once in sixty. */
    private static final double Z = 3;

    private Wilson() {}

    /** The upper bound of the share where {@code hits} of {@code rows} were hits. */
    static double upper(long hits, long rows) {
        double n = rows;
        double p = hits / n;
        double centre = p + Z * Z / (2 * n);
        double half = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
        return Math.min(1, (centre + half) / (1 + Z * Z / n));
    }

    /** The lower bound. */
    static double lower(long hits, long rows) {
        return 1 - upper(rows - hits, rows);
    }
}
