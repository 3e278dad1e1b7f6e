package org.evermodel.pipeline.cache;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.evermodel.data.Column;
import org.evermodel.data.Dataset;

/** Finds the cells in which two tables of one shape differ. */
public final class CellDifferences {
    private static final int NAMED = 3;
    private static final int READABLE = 40;

    private CellDifferences() {}

    /** The cells that differ, in words, by the name of their column as {@link Content} has it; rows are 0-based. */
    public static Map<String, String> between(Object earlier, Object now) {
        Map<String, String> found = new TreeMap<>();
        Tables.of(earlier)
                .forEach((path, before) -> Optional.ofNullable(Tables.of(now).get(path))
                        .filter(after -> after.rowCount() == before.rowCount())
                        .ifPresent(after -> compare(path, before, after, found)));
        return found;
    }

    private static void compare(String path, Dataset before, Dataset after, Map<String, String> found) {
        for (String name : after.schema().names()) {
            if (before.schema().find(name).isPresent()) {
                String cells = inWords(before.column(name), after.column(name));
                if (!cells.isEmpty()) {
                    found.put(Names.under(path, Names.column(name)), cells);
                }
            }
        }
    }

    private static String inWords(Column before, Column after) {
        if (before.type() != after.type()) {
            return before.type() + " → " + after.type();
        }
        int[] rows = IntStream.range(0, after.size())
                .filter(row -> !before.value(row).equals(after.value(row)))
                .toArray();
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < Math.min(NAMED, rows.length); i++) {
            words.append(i == 0 ? "row " : ", row ").append(rows[i]).append(": ");
            words.append(cell(before, rows[i])).append(" → ").append(cell(after, rows[i]));
        }
        return rows.length > NAMED
                ? words.append(" and ")
                        .append(rows.length - NAMED)
                        .append(" more")
                        .toString()
                : words.toString();
    }

    private static String cell(Column column, int row) {
        String text = column.value(row).map(Object::toString).orElse("missing");
        return text.length() <= READABLE ? text : text.substring(0, READABLE) + "…";
    }
}
