package org.evermodel.data;

import java.util.List;

/**
 * How two tables are put side by side: {@code visits.join(patients, Join.left("patient"))}. Rows match where the key
 * columns, which both tables have, hold equal cells; a missing cell equals none. Whole and real numbers compare by value.
 * Immutable and thread-safe.
 *
 * @param keys the columns that must be equal
 * @param keepsUnmatched whether rows without a match stay, with the other table's cells missing
 * @param allowsMany whether several rows of the other table may match one, which is then repeated
 */
public record Join(List<String> keys, boolean keepsUnmatched, boolean allowsMany) {
    /** Refuses a join without keys. */
    public Join {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("tables are joined by at least one column, but none was given");
        }
        keys = List.copyOf(keys);
    }

    /** Only the rows that have a match. */
    public static Join inner(String... keys) {
        return new Join(List.of(keys), false, false);
    }

    /** All rows; where none matches, the cells of the other table are missing. */
    public static Join left(String... keys) {
        return new Join(List.of(keys), true, false);
    }

    /** The same, where the other table may have several rows of one key; without this they are refused. */
    public Join manyMatches() {
        return new Join(keys, keepsUnmatched, true);
    }

    @Override
    public String toString() {
        return (keepsUnmatched ? "left" : "inner") + " by " + String.join(", ", keys)
                + (allowsMany ? ", many matches" : "");
    }
}
