package org.evermodel.check;

import java.util.Locale;

/** Fractions in [0, 1]. */
final class Shares {
    private Shares() {}

    static double require(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share is a fraction in [0, 1], but was " + share);
        }
        return share;
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }
}
