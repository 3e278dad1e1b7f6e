package org.evermodel.internal.shape;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.evermodel.Digest;
import org.evermodel.internal.JsonIn;

/** The shapes of plain values. */
final class Scalars {
    /** Digits of a longer number take a time to read that grows with their square. */
    private static final int LONGEST_NUMBER = 10_000;

    private Scalars() {}

    static Optional<Shape> of(Class<?> type) {
        return all().stream()
                .filter(shape -> shape.type() == type || shape.primitive() == type)
                .<Shape>map(shape -> shape)
                .findFirst();
    }

    /** Whether its values are told as texts, and not as numbers or truth values. */
    static boolean isText(ScalarShape shape) {
        return shape.primitive() == shape.type();
    }

    private static List<ScalarShape> all() {
        return List.of(
                new ScalarShape("text", String.class, String.class, Scalars::sound, in -> in.as(Scalars::sound)),
                new ScalarShape("flag", Boolean.class, boolean.class, value -> value, JsonIn::flag),
                new ScalarShape("int", Integer.class, int.class, value -> value, JsonIn::whole),
                new ScalarShape("long", Long.class, long.class, value -> value, JsonIn::longWhole),
                new ScalarShape("short", Short.class, short.class, value -> value, Scalars::shortWhole),
                new ScalarShape("byte", Byte.class, byte.class, value -> value, Scalars::byteWhole),
                new ScalarShape("double", Double.class, double.class, Scalars::finite, JsonIn::real),
                new ScalarShape("float", Float.class, float.class, Scalars::finite, Scalars::single),
                new ScalarShape("character", Character.class, char.class, Scalars::sound, Scalars::character),
                text("integer", BigInteger.class, BigInteger::new),
                text("decimal", BigDecimal.class, BigDecimal::new),
                text("instant", Instant.class, Instant::parse),
                text("date", LocalDate.class, LocalDate::parse),
                text("time", LocalTime.class, LocalTime::parse),
                text("date-time", LocalDateTime.class, LocalDateTime::parse),
                text("offset-date-time", OffsetDateTime.class, OffsetDateTime::parse),
                text("duration", Duration.class, Duration::parse),
                text("period", Period.class, Period::parse),
                text("uuid", UUID.class, UUID::fromString),
                text("digest", Digest.class, Digest::parse));
    }

    /** A value told by its own text, which must be the one it gives itself: there is one way to write each value. */
    private static ScalarShape text(String form, Class<?> type, Function<String, Object> parse) {
        return new ScalarShape(
                form,
                type,
                type,
                Scalars::brief,
                in -> in.as(text -> {
                    Object value = parsed(brief(text).toString(), parse);
                    if (!value.toString().equals(text)) {
                        throw new IllegalArgumentException("it would be written as " + value);
                    }
                    return value;
                }));
    }

    private static Object parsed(String text, Function<String, Object> parse) {
        try {
            return parse.apply(text);
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static Object brief(Object value) {
        String text = value.toString();
        if (text.length() > LONGEST_NUMBER) {
            throw new IllegalArgumentException(
                    "has " + text.length() + " characters, but " + LONGEST_NUMBER + " are the most");
        }
        return text;
    }

    /** Half of a surrogate pair has no bytes in UTF-8 and would come back as a question mark. */
    private static Object sound(Object value) {
        String text = value.toString();
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException("holds half of a surrogate pair");
        }
        return text;
    }

    private static Object finite(Object value) {
        double number = ((Number) value).doubleValue();
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("is " + value + ", and JSON has finite numbers only");
        }
        return number;
    }

    private static Object shortWhole(JsonIn in) {
        in.require(in.whole() == (short) in.whole(), "must be a whole number of 16 bits");
        return (short) in.whole();
    }

    private static Object byteWhole(JsonIn in) {
        in.require(in.whole() == (byte) in.whole(), "must be a whole number of 8 bits");
        return (byte) in.whole();
    }

    private static Object single(JsonIn in) {
        float number = (float) in.real();
        in.require(Double.compare(number, in.real()) == 0, "must be a number of single precision");
        return number;
    }

    private static Object character(JsonIn in) {
        in.require(in.text().length() == 1, "must be one character");
        return in.as(Scalars::sound).toString().charAt(0);
    }
}
