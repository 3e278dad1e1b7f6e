package org.evermodel.serving.monitor;

import java.util.Locale;

/**
 * A column with far more faulty cells than there were.
 *
 * @param column its name
 * @param kind what is wrong with the cells
 * @param share the share of such cells in the window, in [0, 1]
 * @param usual their share in the reference; of unseen categories the share that is to be expected, by what the reference
 *     saw only once
 */
public record Fault(String column, Kind kind, double share, double usual) {
    /** What may be wrong with a cell. */
    public enum Kind {
        /** There is none, or not even the column. */
        MISSING("missing"),
        /** It is a category that did not occur. */
        UNSEEN("of an unseen category"),
        /** It is no value of the column's type, such as a text where there were numbers. */
        MISTYPED("of another type"),
        /** It is NaN. */
        NOT_A_NUMBER("NaN"),
        /**
         * It is a number more than ten times the width of the reference's range beyond that range, or an infinity: another
         * unit, or a mark for missing.
         */
        OUT_OF_RANGE("far out of range");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /** By how much the share exceeds the usual one. */
    double excess() {
        return share - usual;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s is %s in %.1f %% of the rows, usually %.1f %%",
                column,
                kind.words,
                100 * share,
                100 * usual);
    }
}
