package org.evermodel.data.json;

import java.util.List;
import org.evermodel.data.DataPlace;

/**
 * A field of a line.
 *
 * @param column its name, with dots where it is of an object inside an object
 * @param objects the names of the objects it is in, outermost first; none where it stands in the line's own
 * @param kind what it is
 * @param text the text, or the number or truth value as it is written
 * @param place where it stands
 */
record JsonCell(String column, List<String> objects, Kind kind, String text, DataPlace place) {
    /** What a field is, as JSON tells. */
    enum Kind {
        /** No value. */
        NULL("missing"),
        /** A number without point and exponent. */
        WHOLE("number"),
        /** A number with point or exponent. */
        DECIMAL("number"),
        /** NaN or an infinity. */
        WORD("number"),
        /** True or false. */
        TRUTH("truth value"),
        /** A text. */
        TEXT("text");

        private final String said;

        Kind(String said) {
            this.said = said;
        }

        /** In words, the same for all kinds that may stand in one column. */
        String said() {
            return said;
        }
    }
}
