package org.evermodel.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.evermodel.data.Column;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Field;
import org.jspecify.annotations.Nullable;

/** How a cell is read as a number. NaN stands for missing; nothing read is infinite. */
enum Reading {
    /** The number itself; a boolean as 0 or 1. */
    VALUE(""),
    /** Of a timestamp, the seconds since 1970. */
    SECONDS(""),
    /** Of a timestamp in UTC, 1 to 12. */
    MONTH(".month"),
    /** Of a timestamp in UTC, 1 for Monday to 7. */
    WEEKDAY(".weekday"),
    /** Of a timestamp in UTC, 0 to 23. */
    HOUR(".hour");

    private static final long MICROS_A_SECOND = 1_000_000;
    private static final long SECONDS_AN_HOUR = 3_600;
    private static final long HOURS_A_DAY = 24;

    private final String suffix;

    Reading(String suffix) {
        this.suffix = suffix;
    }

    static List<Reading> of(ColumnType type) {
        return type == ColumnType.TIMESTAMP ? List.of(SECONDS, MONTH, WEEKDAY, HOUR) : List.of(VALUE);
    }

    String featureName(String column) {
        return column + suffix;
    }

    /** Reads one cell of a column that was {@code field} in training. */
    double read(Field field, @Nullable Object cell) {
        if (cell == null) {
            return Double.NaN;
        }
        if (field.type().isNumeric() && cell instanceof Number number) {
            return bounded(number.doubleValue());
        }
        if (field.type() == ColumnType.BOOLEAN && cell instanceof Boolean flag) {
            return flag ? 1 : 0;
        }
        if (field.type() == ColumnType.TIMESTAMP && cell instanceof Instant instant) {
            return ofMicros(micros(field, instant));
        }
        throw ColumnEncoder.misfit(field, cell.getClass().getSimpleName() + " " + cell);
    }

    /** Reads the cells of a whole column, by row. */
    IntToDoubleFunction reader(Field field, Column column) {
        if (column.nullCount() == column.size()) {
            return row -> Double.NaN;
        }
        ColumnType type = column.type();
        if (type != field.type() && !(type.isNumeric() && field.type().isNumeric())) {
            throw ColumnEncoder.misfit(field, "a column of type " + type);
        }
        IntToDoubleFunction present = presentReader(column);
        return column.nullCount() == 0 ? present : row -> column.isNull(row) ? Double.NaN : present.applyAsDouble(row);
    }

    private IntToDoubleFunction presentReader(Column column) {
        if (column instanceof Column.Integers integers) {
            return integers::get;
        }
        if (column instanceof Column.Reals reals) {
            return row -> bounded(reals.get(row));
        }
        if (column instanceof Column.Booleans booleans) {
            return row -> booleans.get(row) ? 1 : 0;
        }
        if (column instanceof Column.Timestamps timestamps) {
            return row -> ofMicros(timestamps.epochMicros(row));
        }
        throw new IllegalArgumentException("a column of type " + column.type() + " holds no numbers");
    }

    private double ofMicros(long micros) {
        long seconds = Math.floorDiv(micros, MICROS_A_SECOND);
        long hours = Math.floorDiv(seconds, SECONDS_AN_HOUR);
        return switch (this) {
            case VALUE, SECONDS -> (double) micros / MICROS_A_SECOND;
            case MONTH -> day(hours).getMonthValue();
            case WEEKDAY -> day(hours).getDayOfWeek().getValue();
            case HOUR -> Math.floorMod(hours, HOURS_A_DAY);
        };
    }

    private static LocalDate day(long hours) {
        return LocalDate.ofEpochDay(Math.floorDiv(hours, HOURS_A_DAY));
    }

    private static long micros(Field field, Instant instant) {
        try {
            return Column.Timestamps.epochMicros(instant);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("column \"" + field.name() + "\": " + e.getMessage(), e);
        }
    }

    /** An infinity is as good as missing; a number beyond a float would become one in single precision. */
    private static double bounded(double value) {
        return Double.isInfinite(value) ? Double.NaN : clamp(value);
    }

    static double clamp(double value) {
        return Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, value));
    }
}
