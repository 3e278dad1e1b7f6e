package org.evermodel.leakage;

import org.evermodel.data.Column;

/** Cells of any type as texts and numbers. */
final class Cells {
    private Cells() {}

    /** Whether the cells are numbers or times. */
    static boolean isOrdered(Column column) {
        return column.type().isNumeric() || column instanceof Column.Timestamps;
    }

    /** A present cell as a number; times in microseconds since 1970-01-01T00:00Z. */
    static double number(Column column, int row) {
        if (column instanceof Column.Reals reals) {
            return reals.get(row) + 0.0;
        }
        return column instanceof Column.Integers integers
                ? (double) integers.get(row)
                : (double) ((Column.Timestamps) column).epochMicros(row);
    }

    /** The cells of these rows as numbers, NaN where one is missing or not finite; one loop for each type. */
    static double[] numbers(Column column, int[] rows) {
        double[] numbers = new double[rows.length];
        if (column instanceof Column.Reals reals) {
            for (int i = 0; i < rows.length; i++) {
                double number = reals.get(rows[i]) + 0.0;
                numbers[i] = Double.isInfinite(number) ? Double.NaN : number;
            }
        } else if (column instanceof Column.Integers integers) {
            for (int i = 0; i < rows.length; i++) {
                numbers[i] = (double) integers.get(rows[i]);
            }
        } else {
            for (int i = 0; i < rows.length; i++) {
                numbers[i] = number(column, rows[i]);
            }
        }
        for (int i = 0; i < rows.length && column.nullCount() > 0; i++) {
            numbers[i] = column.isNull(rows[i]) ? Double.NaN : numbers[i];
        }
        return numbers;
    }

    /** Whether the cell is a number or time that can be computed with. */
    static boolean isFinite(Column column, int row) {
        return !column.isNull(row) && Double.isFinite(number(column, row));
    }

    /** A cell as text, equal numbers of any type alike; empty where it is missing. */
    static String text(Column column, int row) {
        if (column.isNull(row)) {
            return "";
        }
        if (column instanceof Column.Strings strings) {
            return strings.get(row);
        }
        return isOrdered(column)
                ? Double.toString(number(column, row))
                : column.value(row).map(Object::toString).orElse("");
    }
}
