package org.evermodel.data;

/** What the cells of a column are. */
public enum ColumnType {
    /** Whole numbers of 64 bits. */
    INTEGER,
    /** IEEE doubles; NaN and the infinities are values, not missing. */
    REAL,
    /** True or false. */
    BOOLEAN,
    /** One of a limited set of texts, such as a code or a name of a group. */
    CATEGORICAL,
    /** Free text. */
    TEXT,
    /** An instant, to the microsecond. */
    TIMESTAMP;

    /** Whether cells are numbers: integer or real. */
    public boolean isNumeric() {
        return this == INTEGER || this == REAL;
    }

    /** Whether cells are strings: categorical or text. */
    public boolean isTextual() {
        return this == CATEGORICAL || this == TEXT;
    }
}
