package org.evermodel.data;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.evermodel.internal.IsoTimes;
import org.evermodel.internal.NearestDouble;

/** Turns the cells of a column into another type, exactly or not at all. */
final class Casting {
    private static final int LONGEST_NUMBER = 1_100;
    private static final int LONGEST_SHOWN = 60;
    private static final int LARGEST_SCALE = 100_000;

    private Casting() {}

    static Dataset cast(Dataset table, String column, ColumnType to, boolean lenient) {
        Column cells = table.column(column);
        if (cells.type() == to) {
            return table.with(column, cells, Operation.of(lenient ? "castLeniently" : "cast", column, to));
        }
        requireSense(table.schema().field(column), to);
        Columns.Builder cast = new Columns.Builder(to, cells.size());
        int lost = 0;
        for (int row = 0; row < cells.size(); row++) {
            Optional<Object> cell = cells.value(row);
            Optional<Object> value = cell.flatMap(present -> converted(present, to));
            if (cell.isPresent() && value.isEmpty()) {
                lost++;
                if (!lenient) {
                    throw misfit(column, row, cell.get(), to);
                }
            }
            cast.add(value.orElse(null));
        }
        Operation how = lenient
                ? Operation.of("castLeniently", column, to, lost + " cells to missing")
                : Operation.of("cast", column, to);
        return table.with(column, cast.build(), how);
    }

    private static void requireSense(Field from, ColumnType to) {
        boolean time = from.type() == ColumnType.TIMESTAMP && !to.isTextual();
        boolean toTime = to == ColumnType.TIMESTAMP && !from.type().isTextual();
        if (time || toTime) {
            throw new IllegalArgumentException("a time is no number, so " + from + " cannot become "
                    + to.name().toLowerCase(Locale.ROOT) + "; derive a column that says which unit it counts");
        }
    }

    private static UnusableRowsException misfit(String column, int row, Object cell, ColumnType to) {
        String text = cell.toString();
        String shown = text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
        return new UnusableRowsException("row " + row + ", column \"" + column + "\": \"" + shown + "\" is "
                + expected(to) + "; mend it, or use castLeniently to make it missing");
    }

    private static String expected(ColumnType to) {
        return switch (to) {
            case INTEGER -> "no whole number of 64 bits";
            case REAL -> "no real number, or one that a double does not hold exactly enough";
            case BOOLEAN -> "neither true nor false, nor 1 nor 0";
            case TIMESTAMP -> "no ISO date or date-time";
            case CATEGORICAL, TEXT -> "no text";
        };
    }

    private static Optional<Object> converted(Object cell, ColumnType to) {
        return switch (to) {
            case INTEGER -> whole(cell).map(value -> value);
            case REAL -> real(cell).map(value -> value);
            case BOOLEAN -> truth(cell).map(value -> value);
            case TIMESTAMP ->
                cell instanceof String text ? IsoTimes.parse(text.strip()).map(value -> value) : Optional.empty();
            case CATEGORICAL, TEXT -> Optional.of(cell.toString());
        };
    }

    private static Optional<Long> whole(Object cell) {
        if (cell instanceof Boolean truth) {
            return Optional.of(truth ? 1L : 0L);
        }
        if (cell instanceof Long whole) {
            return Optional.of(whole);
        }
        if (cell instanceof Double real && !Double.isFinite(real)) {
            return Optional.empty();
        }
        return decimal(cell).flatMap(Casting::exactLong);
    }

    private static Optional<Long> exactLong(BigDecimal number) {
        try {
            return Optional.of(number.longValueExact());
        } catch (ArithmeticException beyondOrBroken) {
            return Optional.empty();
        }
    }

    private static Optional<Double> real(Object cell) {
        if (cell instanceof Boolean truth) {
            return Optional.of(truth ? 1.0 : 0.0);
        }
        if (cell instanceof Long whole) {
            return NearestDouble.equalsOne(whole) ? Optional.of((double) whole) : Optional.empty();
        }
        return word(cell).or(() -> decimal(cell).flatMap(number -> nearest(number, cell.toString())));
    }

    /** Digits alone mean each of them; with a point or an exponent a number is as it was measured or printed. */
    private static Optional<Double> nearest(BigDecimal number, String text) {
        boolean whole = text.indexOf('.') < 0 && text.indexOf('e') < 0 && text.indexOf('E') < 0;
        return whole
                ? NearestDouble.of(number)
                : Optional.of(number.doubleValue()).filter(Double::isFinite);
    }

    private static Optional<Double> word(Object cell) {
        return switch (cell.toString().strip().toLowerCase(Locale.ROOT)) {
            case "nan" -> Optional.of(Double.NaN);
            case "inf", "infinity", "+inf", "+infinity" -> Optional.of(Double.POSITIVE_INFINITY);
            case "-inf", "-infinity" -> Optional.of(Double.NEGATIVE_INFINITY);
            default -> Optional.empty();
        };
    }

    private static Optional<BigDecimal> decimal(Object cell) {
        if (cell instanceof Double real) {
            return Optional.of(new BigDecimal(real));
        }
        String text = cell.toString().strip();
        if (text.length() > LONGEST_NUMBER) {
            return Optional.empty();
        }
        try {
            BigDecimal number = new BigDecimal(text);
            // A number such as 1e999999999 would fill the memory with its digits.
            return Math.abs((long) number.scale()) <= LARGEST_SCALE ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    private static Optional<Boolean> truth(Object cell) {
        if (cell instanceof Number number) {
            double value = number.doubleValue();
            return value == 0 || value == 1 ? Optional.of(value == 1) : Optional.empty();
        }
        return switch (cell.toString().strip().toLowerCase(Locale.ROOT)) {
            case "true", "1" -> Optional.of(true);
            case "false", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
