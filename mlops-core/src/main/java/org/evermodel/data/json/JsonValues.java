package org.evermodel.data.json;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.evermodel.data.ColumnType;
import org.evermodel.data.MalformedDataException;
import org.evermodel.internal.IsoTimes;
import org.evermodel.internal.NearestDouble;

/** Reads fields as cells of a type. */
final class JsonValues {
    private static final int LONGEST_LONG = 20;

    private JsonValues() {}

    static OptionalLong exactLong(String whole) {
        if (whole.length() > LONGEST_LONG) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(whole));
        } catch (NumberFormatException beyondLong) {
            return OptionalLong.empty();
        }
    }

    static boolean isTime(String text) {
        return IsoTimes.parse(text).isPresent();
    }

    /** The nearest double; throws where there is none. */
    static double real(JsonCell cell) {
        if (cell.kind() == JsonCell.Kind.WORD) {
            return switch (cell.text()) {
                case "NaN" -> Double.NaN;
                case "-Infinity", "-INF" -> Double.NEGATIVE_INFINITY;
                default -> Double.POSITIVE_INFINITY;
            };
        }
        double value = Double.parseDouble(cell.text());
        if (Double.isInfinite(value) && cell.kind() == JsonCell.Kind.DECIMAL) {
            throw MalformedDataException.ofValue(
                    cell.place().column(cell.column()), cell.text(), "is a larger number than a double can hold");
        }
        return value;
    }

    /** The cell that a field is in a column of {@code type}; throws where it is none. */
    static Object cell(JsonCell cell, ColumnType type) {
        Optional<Object> value = switch (type) {
            case INTEGER -> isNumber(cell) ? whole(cell).map(found -> found) : Optional.empty();
            case REAL -> isNumber(cell) ? exactReal(cell).map(found -> found) : Optional.empty();
            case BOOLEAN ->
                cell.kind() == JsonCell.Kind.TRUTH ? Optional.of(Boolean.valueOf(cell.text())) : Optional.empty();
            case TIMESTAMP ->
                cell.kind() == JsonCell.Kind.TEXT ? IsoTimes.parse(cell.text()).map(found -> found) : Optional.empty();
            case CATEGORICAL, TEXT -> Optional.of(cell.text());
        };
        return value.orElseThrow(() -> misfit(cell, type));
    }

    private static boolean isNumber(JsonCell cell) {
        return cell.kind() == JsonCell.Kind.WHOLE
                || cell.kind() == JsonCell.Kind.DECIMAL
                || cell.kind() == JsonCell.Kind.WORD;
    }

    private static Optional<Long> whole(JsonCell cell) {
        if (cell.kind() == JsonCell.Kind.WHOLE) {
            OptionalLong value = exactLong(cell.text());
            return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
        }
        try {
            return cell.kind() == JsonCell.Kind.WORD
                    ? Optional.empty()
                    : Optional.of(new BigDecimal(cell.text()).longValueExact());
        } catch (ArithmeticException | NumberFormatException noLong) {
            return Optional.empty();
        }
    }

    private static Optional<Double> exactReal(JsonCell cell) {
        return cell.kind() == JsonCell.Kind.WHOLE ? NearestDouble.ofWhole(cell.text()) : Optional.of(real(cell));
    }

    /** Whether a double equals what is written as a whole number. */
    static boolean isDouble(JsonCell whole) {
        OptionalLong value = exactLong(whole.text());
        return value.isPresent()
                ? NearestDouble.equalsOne(value.getAsLong())
                : NearestDouble.ofWhole(whole.text()).isPresent();
    }

    private static MalformedDataException misfit(JsonCell cell, ColumnType type) {
        String wanted = switch (type) {
            case INTEGER -> "a whole number of 64 bits";
            case REAL -> "a number that a double can hold";
            case BOOLEAN -> "true or false";
            case TIMESTAMP -> "an ISO date or date-time";
            case CATEGORICAL, TEXT -> "a text";
        };
        return MalformedDataException.ofValue(
                cell.place().column(cell.column()),
                cell.text(),
                "is a " + cell.kind().said() + ", but not " + wanted + ", as the schema demands ("
                        + type.name().toLowerCase(Locale.ROOT) + ")");
    }
}
