package org.evermodel.data;

import java.util.ArrayList;
import java.util.List;

/** Keeps the books of what was done to tables. */
final class Lineage {
    private Lineage() {}

    static List<Operation> and(List<Operation> before, Operation last) {
        List<Operation> all = new ArrayList<>(before);
        all.add(last);
        return List.copyOf(all);
    }

    static List<Operation> appended(Dataset above, Dataset below) {
        return and(above.operations(), Operation.of("append", other(below)));
    }

    /** Another table that went into this one: what it was, and how it had come to be. */
    static String other(Dataset table) {
        String done = table.operations().isEmpty() ? "" : " after " + table.operations();
        return table.rowCount() + " rows, " + table.fingerprint() + done;
    }

    /** What was done to all of {@code parts}, where they are parts of one table. */
    static List<Operation> common(List<Dataset> parts) {
        List<Operation> first = parts.get(0).operations();
        return parts.stream().allMatch(part -> part.operations().equals(first)) ? first : List.of();
    }
}
