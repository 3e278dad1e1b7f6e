package org.evermodel.profile;

import org.evermodel.data.ColumnType;

/** Which types can stand for each other: a whole number for a real one, a code for a text. */
enum Kinds {
    NUMBER,
    TRUTH,
    STRING,
    TIME;

    static Kinds of(ColumnType type) {
        return switch (type) {
            case INTEGER, REAL -> NUMBER;
            case BOOLEAN -> TRUTH;
            case CATEGORICAL, TEXT -> STRING;
            case TIMESTAMP -> TIME;
        };
    }

    /** Whether cells are profiled as numbers. */
    boolean isOrdered() {
        return this == NUMBER || this == TIME;
    }
}
