package org.evermodel.internal;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Numbers as doubles, by one rule for all sources: a fraction may be rounded, but a whole number that no double equals is
 * none, because its neighbours would become equal to it.
 */
public final class NearestDouble {
    private static final BigDecimal LARGEST_EXACT = new BigDecimal(1L << 53);
    /** So many characters, a sign among them, are less than 2^53. */
    private static final int SURELY_EXACT = 15;

    private NearestDouble() {}

    /** The nearest double, or empty where that would lose more than a fraction or there is none. */
    public static Optional<Double> of(BigDecimal number) {
        double real = number.doubleValue();
        boolean large = number.abs().compareTo(LARGEST_EXACT) > 0;
        boolean lost = Double.isInfinite(real) || (large && new BigDecimal(real).compareTo(number) != 0);
        return lost ? Optional.empty() : Optional.of(real);
    }

    /** The double that equals a whole number written in digits, with or without a sign, or empty where there is none. */
    public static Optional<Double> ofWhole(String digits) {
        return digits.length() <= SURELY_EXACT ? Optional.of(Double.parseDouble(digits)) : of(new BigDecimal(digits));
    }

    /** Whether a double equals {@code whole}. */
    public static boolean equalsOne(long whole) {
        double real = whole;
        // The largest whole numbers round to 2^63, which turns back into the largest of them.
        return real != 0x1p63 && (long) real == whole;
    }
}
