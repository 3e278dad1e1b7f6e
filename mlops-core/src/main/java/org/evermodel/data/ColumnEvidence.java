package org.evermodel.data;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What was found about one column over all of its cells, in words: {@code age: integer, 3 of 32,561 missing, 17..90}.
 * Immutable and thread-safe.
 *
 * @param field the column's name and the type that was found
 * @param rows how many cells there are, missing ones included
 * @param missing how many of them are missing
 * @param values what the values are, as {@code 17..90} or {@code 3 different values}; empty where there is none
 * @param ruledOut which types it could not be and why, the simplest type first; the type that was found is not among them
 */
public record ColumnEvidence(Field field, long rows, long missing, Optional<String> values, List<RuledOut> ruledOut) {
    /** Refuses numbers of cells that cannot be. */
    public ColumnEvidence {
        if (rows < 0 || missing < 0 || missing > rows) {
            throw new IllegalArgumentException(
                    "missing cells are 0 to all of them, but were " + missing + " of " + rows);
        }
        ruledOut = List.copyOf(ruledOut);
    }

    /**
     * Why a column is not of a type.
     *
     * @param type the type
     * @param value the first value that is not of it
     * @param place where that stands
     */
    public record RuledOut(ColumnType type, String value, DataPlace place) {
        @Override
        public String toString() {
            return "not " + word(type) + " because of \"" + MalformedDataException.shown(value) + "\" in " + place;
        }
    }

    /** Why it is not of {@code type}, where a value rules that out. */
    public Optional<RuledOut> whyNot(ColumnType type) {
        return ruledOut.stream().filter(reason -> reason.type() == type).findFirst();
    }

    /** The value that decided against a simpler type, where one did: a decimal among whole numbers, a word among numbers. */
    public Optional<RuledOut> decidedBy() {
        if (field.type() == ColumnType.REAL) {
            return whyNot(ColumnType.INTEGER);
        }
        return field.type().isTextual()
                ? ruledOut.stream()
                        .max(Comparator.comparingLong(
                                reason -> reason.place().record().orElse(0)))
                : Optional.empty();
    }

    /** How many cells are missing, in words: {@code 3 of 32,561 missing}, {@code none missing}. */
    public String missingInWords() {
        return missing == 0 ? "none missing" : String.format(Locale.ROOT, "%,d of %,d missing", missing, rows);
    }

    /** One line: name, type, missing cells and values. */
    @Override
    public String toString() {
        return field.name() + ": " + word(field.type()) + ", " + missingInWords()
                + values.map(found -> ", " + found).orElse("");
    }

    static String word(ColumnType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
