package org.evermodel.serving.monitor;

import java.time.Instant;
import java.util.Optional;
import org.evermodel.data.ColumnType;

/** Brings a value to the type of a column, if it is one of it. */
final class CellFit {
    private static final double TWO_TO_63 = 0x1p63;

    private CellFit() {}

    /**
     * The value of an input as the column holds it. A whole number is the same one as integer and as real, as it is to the
     * model.
     */
    static Optional<Object> input(ColumnType type, Object value) {
        if (type == ColumnType.REAL && value instanceof Long whole) {
            return Optional.of(whole.doubleValue());
        }
        if (type == ColumnType.INTEGER && value instanceof Double real && isWhole(real) && Math.abs(real) < TWO_TO_63) {
            return Optional.of(real.longValue());
        }
        boolean fits = switch (type) {
            case INTEGER -> value instanceof Long;
            case REAL -> value instanceof Double;
            case BOOLEAN -> value instanceof Boolean;
            case CATEGORICAL, TEXT -> value instanceof String text && isUnicode(text);
            case TIMESTAMP -> value instanceof Instant time && isNear(time);
        };
        return fits ? Optional.of(value) : Optional.empty();
    }

    /** The value of a target; a class may be named by the value that it is in the data, such as 1 or true. */
    static Optional<Object> target(ColumnType type, Object value) {
        return switch (type) {
            case CATEGORICAL, TEXT -> Optional.<Object>of(text(value)).filter(text -> isUnicode((String) text));
            case REAL ->
                value instanceof Number number && Double.isFinite(number.doubleValue())
                        ? Optional.of(number.doubleValue())
                        : Optional.empty();
            case INTEGER ->
                value instanceof Number number && isWhole(number) ? Optional.of(number.longValue()) : Optional.empty();
            case BOOLEAN -> value instanceof Boolean ? Optional.of(value) : Optional.empty();
            case TIMESTAMP -> Optional.empty();
        };
    }

    /** No column holds half of a surrogate pair, which a request may well bring. */
    private static boolean isUnicode(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    /** Whether a column can hold it: microseconds of 64 bits reach 292,000 years. */
    private static boolean isNear(Instant time) {
        return Math.abs(time.getEpochSecond()) < Long.MAX_VALUE / 1_000_000;
    }

    /** A whole number is one class whether it was read as integer or as real. */
    private static String text(Object value) {
        return value instanceof Number number && isWhole(number) ? Long.toString(number.longValue()) : value.toString();
    }

    private static boolean isWhole(Number number) {
        return Double.isFinite(number.doubleValue()) && number.doubleValue() == Math.rint(number.doubleValue());
    }
}
