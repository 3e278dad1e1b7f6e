package org.evermodel.pipeline.cache;

import java.util.Optional;

/**
 * How the parts of a value are called. A Java name holds neither blanks nor parentheses, so a part that is not a
 * component of a record cannot be taken for one.
 */
final class Names {
    static final String ROWS = "row count";
    static final String ROW_NAMES = "row names";
    static final String ORDER = "column order";
    static final String ARTIFACT = "kept artifact";
    static final String CODE = "joining code";
    static final String TYPE = "record type";
    static final String VALUE = "plain value";
    static final String SIZE = "elements in all";
    static final String ELEMENTS = "elements";

    /** A longer list is one part, its digest: nobody reads a hundred parts, but everybody would pay for them. */
    static final int LISTED = 32;

    private static final String COLUMN = "column \"";

    private Names() {}

    static String column(String name) {
        return COLUMN + name + "\"";
    }

    static String under(String path, String name) {
        return path.isEmpty() ? name : path + " " + name;
    }

    /** The path of a component of what is at {@code path}. */
    static String component(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** The path of the table whose column {@code name} is, if it is one. */
    static Optional<String> tableOfColumn(String name) {
        int start = name.startsWith(COLUMN) ? 0 : name.indexOf(' ' + COLUMN);
        boolean isColumn = start >= 0 && name.endsWith("\"");
        return isColumn ? Optional.of(name.substring(0, start)) : Optional.empty();
    }

    /** Whether a part is what the rows of a table are called. */
    static boolean areRowNames(String name) {
        return name.equals(ROW_NAMES) || name.endsWith(' ' + ROW_NAMES);
    }

    /** Whether a part is all there is of a value, so that naming it would say nothing. */
    static boolean isWhole(String name) {
        return name.equals(ARTIFACT) || name.equals(VALUE);
    }
}
