package org.evermodel.profile;

import java.util.Locale;

/**
 * How many different values there are.
 *
 * @param count how many
 * @param exact whether they were counted; else they are estimated by a HyperLogLog of 4,096 registers
 * @param relativeError the standard error of the count as a share of it; 0 where it is exact
 */
public record Distinct(long count, boolean exact, double relativeError) {
    /** Refuses a negative count or error. */
    public Distinct {
        if (count < 0 || !(relativeError >= 0)) {
            throw new IllegalArgumentException("a count of values and its error must not be negative, but were " + count
                    + " and " + relativeError);
        }
    }

    static Distinct counted(long count) {
        return new Distinct(count, true, 0);
    }

    @Override
    public String toString() {
        return exact ? String.format(Locale.ROOT, "%,d", count) : String.format(Locale.ROOT, "about %,d", count);
    }
}
