package org.evermodel.data;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The cells of one column: a primitive array beside validity bits, or dictionary codes for strings. Immutable and
 * thread-safe. Rows are 0-based; a row outside {@code [0, size)} throws IndexOutOfBoundsException.
 */
public sealed interface Column
        permits Column.Integers, Column.Reals, Column.Booleans, Column.Strings, Column.Timestamps {
    /** What the cells are. */
    ColumnType type();

    /** How many cells there are, missing ones included. */
    int size();

    /** Whether the cell is missing. */
    boolean isNull(int row);

    /** How many cells are missing. */
    int nullCount();

    /** The cell as Long, Double, Boolean, String or Instant, or empty where it is missing; boxes, so not for loops. */
    Optional<Object> value(int row);

    /** The cells of these rows, in this order; a row may be taken more than once. */
    Column take(int[] rows);

    /** Cells of type {@link ColumnType#INTEGER}. */
    sealed interface Integers extends Column permits IntegerColumn {
        /** The cell; unspecified where it is missing. */
        long get(int row);
    }

    /** Cells of type {@link ColumnType#REAL}. */
    sealed interface Reals extends Column permits RealColumn {
        /** The cell; unspecified where it is missing. */
        double get(int row);
    }

    /** Cells of type {@link ColumnType#BOOLEAN}. */
    sealed interface Booleans extends Column permits BooleanColumn {
        /** The cell; unspecified where it is missing. */
        boolean get(int row);
    }

    /** Cells of type {@link ColumnType#CATEGORICAL} or {@link ColumnType#TEXT}, coded by a dictionary. */
    sealed interface Strings extends Column permits StringColumn {
        /** The cell; unspecified where it is missing. */
        String get(int row);

        /** The position of the cell in {@link #dictionary()}, or -1 where it is missing. */
        int code(int row);

        /** The different values in order of code; may hold values that no cell has any more. */
        List<String> dictionary();
    }

    /** Cells of type {@link ColumnType#TIMESTAMP}. */
    sealed interface Timestamps extends Column permits TimestampColumn {
        /** The cell in microseconds since 1970-01-01T00:00Z; unspecified where it is missing. */
        long epochMicros(int row);

        /** The cell; unspecified where it is missing. */
        Instant get(int row);

        /**
         * An instant as a cell holds it: microseconds since 1970-01-01T00:00Z, cut downwards. Throws
         * IllegalArgumentException for one more than 292,000 years from then.
         */
        static long epochMicros(Instant instant) {
            try {
                // Not ChronoUnit.MICROS.between: before Java 21 it counts nanoseconds and overflows after 292 years.
                return Math.addExact(
                        Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
            } catch (ArithmeticException e) {
                throw new IllegalArgumentException(
                        "a time must lie within 292,000 years of 1970, but was " + instant, e);
            }
        }
    }
}
