package org.evermodel.data;

/**
 * One entry of a schema.
 *
 * @param name the column's name, not blank
 * @param type what its cells are
 */
public record Field(String name, ColumnType type) {
    /** Refuses a blank name. */
    public Field {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a column name must not be blank, but was \"" + name + "\"");
        }
        Cells.requireUnicode("a column name", name);
    }

    @Override
    public String toString() {
        return name + " " + type.name().toLowerCase(java.util.Locale.ROOT);
    }
}
