package org.evermodel.data.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Schema;

/**
 * What is known about cells beforehand.
 *
 * @param missing texts that stand for a missing cell
 * @param trim whether blanks around unquoted fields are no content
 * @param stripped characters to remove from the end of a column's values, by column
 * @param thousands what may stand between groups of three digits
 * @param truths words for true and false, besides those
 * @param times patterns of dates and times, besides ISO
 * @param types the types of columns that are not to be found, by column
 * @param schema the columns that are demanded, where types are not inferred
 */
record CellRules(
        Set<String> missing,
        boolean trim,
        Map<String, String> stripped,
        Optional<Character> thousands,
        List<TruthWords> truths,
        List<TimePattern> times,
        Map<String, ColumnType> types,
        Optional<Schema> schema) {
    CellRules {
        missing = Set.copyOf(missing);
        stripped = Map.copyOf(stripped);
        truths = List.copyOf(truths);
        times = List.copyOf(times);
        types = Map.copyOf(types);
    }

    /** A pair of words, in any case. */
    record TruthWords(String forTrue, String forFalse) {}

    /** In which of the rules by which columns, not files, are read these differ from others. */
    List<String> differences(CellRules other) {
        List<String> found = new ArrayList<>();
        note(found, "missing marks", missing, other.missing);
        note(found, "schema", schema, other.schema);
        note(found, "types", types, other.types);
        note(found, "words of truth", truths, other.truths);
        note(found, "patterns of times", times, other.times);
        note(found, "separator of thousands", thousands, other.thousands);
        return found;
    }

    private static void note(List<String> found, String name, Object here, Object there) {
        if (!here.equals(there)) {
            found.add(name);
        }
    }

    /** The type that a column must have, if that is said. */
    Optional<ColumnType> type(String column) {
        return schema.flatMap(demanded -> demanded.find(column).stream()
                        .mapToObj(i -> demanded.fields().get(i).type())
                        .findFirst())
                .or(() -> Optional.ofNullable(types.get(column)));
    }
}
