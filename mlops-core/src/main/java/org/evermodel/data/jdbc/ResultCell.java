package org.evermodel.data.jdbc;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.evermodel.data.DataPlace;
import org.evermodel.data.Field;
import org.evermodel.data.MalformedDataException;
import org.evermodel.internal.IsoTimes;
import org.evermodel.internal.NearestDouble;
import org.jspecify.annotations.Nullable;

/** A column of a result set. */
record ResultCell(int position, Field field, ResultTypes.Time time, DataPlace place) {
    private static final int LONGEST_CLOB = 1 << 24;

    static ResultCell of(ResultSetMetaData result, int position, String name, Optional<Field> demanded, DataPlace place)
            throws SQLException {
        ResultTypes.Time time = ResultTypes.time(result, position);
        Field field = demanded.isPresent()
                ? demanded.get()
                : new Field(name, ResultTypes.of(result, position, place.column(name)));
        return new ResultCell(position, field, time, place);
    }

    /** The cell of the current row, which is the one numbered {@code row}, or null where it is missing. */
    @Nullable
    Object read(ResultSet rows, long row) throws SQLException {
        Object value = rows.getObject(position);
        if (value == null) {
            return null;
        }
        Optional<Object> cell = switch (field.type()) {
            case INTEGER -> decimal(value).flatMap(ResultCell::exactLong).map(found -> found);
            case REAL -> real(value).map(found -> found);
            case BOOLEAN -> truth(value).map(found -> found);
            case TIMESTAMP -> instant(rows, value).filter(ResultCell::fits).map(found -> found);
            case CATEGORICAL, TEXT -> text(value).filter(ResultCell::isUnicode).map(found -> found);
        };
        return cell.orElseThrow(() -> misfit(value, row));
    }

    private MalformedDataException misfit(Object value, long row) {
        DataPlace cell = new DataPlace(
                place.source(),
                java.util.OptionalLong.of(row),
                java.util.OptionalLong.empty(),
                Optional.of(field.name()));
        String wanted = switch (field.type()) {
            case INTEGER -> "a whole number of 64 bits";
            case REAL -> "a number that a double can hold";
            case BOOLEAN -> "true or false";
            case TIMESTAMP -> "a date or a time within 292,000 years of 1970";
            case CATEGORICAL, TEXT -> "a Unicode text";
        };
        return MalformedDataException.ofValue(
                cell,
                String.valueOf(value),
                "is not " + wanted + ", as its column must hold ("
                        + field.type().name().toLowerCase(Locale.ROOT) + "); cast it in the query");
    }

    private static Optional<BigDecimal> decimal(Object value) {
        if (value instanceof BigDecimal decimal) {
            return Optional.of(decimal);
        }
        if (value instanceof BigInteger whole) {
            return Optional.of(new BigDecimal(whole));
        }
        if (value instanceof Double || value instanceof Float) {
            double real = ((Number) value).doubleValue();
            return Double.isFinite(real) ? Optional.of(new BigDecimal(real)) : Optional.empty();
        }
        return value instanceof Number whole ? Optional.of(new BigDecimal(whole.longValue())) : Optional.empty();
    }

    private static Optional<Long> exactLong(BigDecimal number) {
        try {
            return Optional.of(number.longValueExact());
        } catch (ArithmeticException brokenOrBeyondLong) {
            return Optional.empty();
        }
    }

    private static Optional<Double> real(Object value) {
        if (value instanceof Double || value instanceof Float) {
            return Optional.of(((Number) value).doubleValue());
        }
        return decimal(value).flatMap(NearestDouble::of);
    }

    private static Optional<Boolean> truth(Object value) {
        if (value instanceof Boolean truth) {
            return Optional.of(truth);
        }
        return decimal(value)
                .flatMap(ResultCell::exactLong)
                .filter(number -> number == 0 || number == 1)
                .map(number -> number == 1);
    }

    private Optional<Instant> instant(ResultSet rows, Object value) throws SQLException {
        if (value instanceof String text) {
            return iso(text);
        }
        if (value instanceof Number || value instanceof Boolean || value instanceof byte[]) {
            return Optional.empty();
        }
        return switch (time) {
            case DATE ->
                Optional.of(rows.getObject(position, LocalDate.class)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant());
            case LOCAL ->
                Optional.of(rows.getObject(position, LocalDateTime.class).toInstant(ZoneOffset.UTC));
            case ZONED ->
                Optional.of(rows.getObject(position, OffsetDateTime.class).toInstant());
            case NONE -> Optional.empty();
        };
    }

    private static Optional<Instant> iso(String text) {
        return IsoTimes.parse(text.strip());
    }

    private static boolean fits(Instant time) {
        return IsoTimes.fits(time);
    }

    /** Half of a surrogate pair is no character. */
    private static boolean isUnicode(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private static Optional<String> text(Object value) throws SQLException {
        if (value instanceof Clob clob) {
            return clob.length() > LONGEST_CLOB
                    ? Optional.empty()
                    : Optional.of(clob.getSubString(1, (int) clob.length()));
        }
        boolean hasText = value instanceof CharSequence
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof UUID;
        return hasText ? Optional.of(value.toString()) : Optional.empty();
    }
}
