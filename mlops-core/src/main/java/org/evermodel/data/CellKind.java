package org.evermodel.data;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * How values of one Java class are cells.
 *
 * @param type the column they make
 * @param wanted what a value is, for messages
 * @param writer the cell of a value
 * @param reader the value of a cell, or null where the cell is none
 */
record CellKind(ColumnType type, String wanted, Function<Object, Object> writer, Reader reader) {
    /** Reads a value from a cell. */
    @FunctionalInterface
    interface Reader {
        @Nullable
        Object read(Object cell);
    }

    static Optional<CellKind> of(Class<?> value) {
        if (value.isEnum()) {
            return Optional.of(constants(value));
        }
        return Optional.ofNullable(number(value)).or(() -> Optional.ofNullable(other(value)));
    }

    private static @Nullable CellKind number(Class<?> value) {
        if (value == int.class || value == Integer.class) {
            return whole(32, cell -> (int) cell);
        }
        if (value == long.class || value == Long.class) {
            return whole(64, cell -> cell);
        }
        if (value == short.class || value == Short.class) {
            return whole(16, cell -> (short) cell);
        }
        if (value == byte.class || value == Byte.class) {
            return whole(8, cell -> (byte) cell);
        }
        if (value == double.class || value == Double.class) {
            return new CellKind(ColumnType.REAL, "a real number", cell -> cell, CellKind::real);
        }
        if (value == float.class || value == Float.class) {
            return new CellKind(
                    ColumnType.REAL, "a real number that a float holds exactly", cell -> cell, CellKind::single);
        }
        return null;
    }

    private static @Nullable CellKind other(Class<?> value) {
        if (value == boolean.class || value == Boolean.class) {
            return new CellKind(ColumnType.BOOLEAN, "true or false", cell -> cell, cell -> cell);
        }
        if (value == String.class) {
            return new CellKind(ColumnType.TEXT, "a text", cell -> cell, cell -> cell);
        }
        if (value == Instant.class) {
            return new CellKind(ColumnType.TIMESTAMP, "an instant", cell -> cell, cell -> cell);
        }
        if (value == LocalDateTime.class) {
            return new CellKind(
                    ColumnType.TIMESTAMP,
                    "a date and time in UTC",
                    time -> ((LocalDateTime) time).toInstant(ZoneOffset.UTC),
                    CellKind::dateTime);
        }
        if (value == LocalDate.class) {
            return new CellKind(
                    ColumnType.TIMESTAMP,
                    "a date: midnight in UTC",
                    date -> ((LocalDate) date).atStartOfDay().toInstant(ZoneOffset.UTC),
                    CellKind::date);
        }
        return null;
    }

    private static CellKind whole(int bits, LongFunction<Number> narrowed) {
        return new CellKind(ColumnType.INTEGER, "a whole number of " + bits + " bits", cell -> cell, cell -> {
            Number value = narrowed.apply((Long) cell);
            return value.longValue() == (Long) cell ? value : null;
        });
    }

    private static @Nullable Object real(Object cell) {
        if (cell instanceof Long whole) {
            double value = whole;
            return (long) value == whole && value != 0x1p63 ? value : null;
        }
        return cell;
    }

    private static @Nullable Object single(Object cell) {
        Object real = real(cell);
        if (real == null) {
            return null;
        }
        float value = ((Double) real).floatValue();
        return Double.compare(value, (Double) real) == 0 ? value : null;
    }

    private static Object dateTime(Object cell) {
        return LocalDateTime.ofInstant((Instant) cell, ZoneOffset.UTC);
    }

    private static @Nullable Object date(Object cell) {
        LocalDateTime time = LocalDateTime.ofInstant((Instant) cell, ZoneOffset.UTC);
        return time.toLocalTime().equals(LocalTime.MIDNIGHT) ? time.toLocalDate() : null;
    }

    private static CellKind constants(Class<?> value) {
        Object[] constants = value.getEnumConstants();
        return new CellKind(
                ColumnType.CATEGORICAL,
                "one of "
                        + Arrays.stream(constants)
                                .map(each -> ((Enum<?>) each).name())
                                .toList(),
                constant -> ((Enum<?>) constant).name(),
                cell -> Arrays.stream(constants)
                        .filter(each -> ((Enum<?>) each).name().equals(cell))
                        .findFirst()
                        .orElse(null));
    }

    /** Whether such values may be read from cells of {@code column}. */
    boolean takes(ColumnType column) {
        boolean widens = type == ColumnType.REAL && column == ColumnType.INTEGER;
        return column == type || widens || (type.isTextual() && column.isTextual());
    }

    Object toCell(Object value) {
        return writer.apply(value);
    }

    Optional<Object> fromCell(Object cell) {
        return Optional.ofNullable(reader.read(cell));
    }
}
