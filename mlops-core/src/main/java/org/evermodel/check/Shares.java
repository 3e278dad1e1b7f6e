package org.evermodel.check;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Fractions in [0, 1]. */
final class Shares {
    private static final double ROUNDING = 1e-12;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Shares() {}

    static double require(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share is a fraction in [0, 1], but was " + share);
        }
        return share;
    }

    /** Refuses bounds of a number of {@code called} that cannot be. */
    static void requireCounts(String called, long least, long most) {
        if (least < 0 || least > most) {
            throw new IllegalArgumentException(
                    "a number of " + called + " needs 0 <= least <= most, but got " + least + " and " + most);
        }
    }

    /** Whether {@code count} of {@code rows} are at least such a share: 7 of 100 are 0.07, though 0.07 * 100 exceeds 7. */
    static boolean isAtLeast(double share, long count, long rows) {
        return count >= least(share, rows);
    }

    /** Whether {@code count} of {@code rows} are at most such a share, which may exceed 1. */
    static boolean isAtMost(double share, long count, long rows) {
        return count <= Math.floor(share * rows + rounding(share, rows));
    }

    /** The least number of {@code rows} that is at least such a share of them. */
    static double least(double share, long rows) {
        return Math.ceil(share * rows - rounding(share, rows));
    }

    private static double rounding(double share, long rows) {
        return ROUNDING * Math.max(1, share) * rows;
    }

    /** A share that is demanded, with all its digits: {@code 0.04 %}, {@code 25.0 %}. */
    static String percent(double share) {
        return percent(decimal(share));
    }

    /** What a demanded share leaves to the others. */
    static String restPercent(double share) {
        return percent(BigDecimal.ONE.subtract(decimal(share)));
    }

    /** A share that was found, with one decimal, or with as many as tell it from nothing and from all. */
    static String foundPercent(long count, long rows) {
        double share = rows == 0 ? 0 : (double) count / rows;
        double rest = Math.min(share, 1 - share) * 100;
        int decimals = rest > 0 ? Math.max(1, (int) -Math.floor(Math.log10(rest))) : 1;
        return percent(decimal(share).setScale(decimals + 2, RoundingMode.HALF_UP));
    }

    private static BigDecimal decimal(double share) {
        // The shortest decimal that is this double, rather than its binary digits.
        return BigDecimal.valueOf(share);
    }

    private static String percent(BigDecimal share) {
        BigDecimal percent = share.multiply(HUNDRED).stripTrailingZeros();
        return percent.setScale(Math.max(1, percent.scale()), RoundingMode.UNNECESSARY)
                        .toPlainString() + " %";
    }
}
