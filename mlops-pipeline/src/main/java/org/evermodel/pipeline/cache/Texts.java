package org.evermodel.pipeline.cache;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Optional;
import java.util.UUID;
import org.evermodel.Digest;
import org.jspecify.annotations.Nullable;

/**
 * The canonical text of a plain value. Text is quoted, so that it is never taken for a number. A path, a URI or a file
 * is no plain value: it names content that can change while the name stays. Nor is text with half a surrogate pair, which
 * its bytes do not tell from another.
 */
final class Texts {
    private static final int READABLE = 120;

    private Texts() {}

    static Optional<String> of(@Nullable Object value) {
        if (value instanceof String text) {
            return text(text);
        }
        if (value instanceof Character character) {
            return text(character.toString());
        }
        if (value instanceof Enum<?> constant) {
            return Optional.of(constant.name());
        }
        if (value instanceof byte[] bytes) {
            return Optional.of(bytes.length + " bytes, " + Digest.of(bytes));
        }
        return value != null && isPlain(value) ? Optional.of(value.toString()) : Optional.empty();
    }

    private static Optional<String> text(String text) {
        if (!Hashing.isDistinct(text)) {
            return Optional.empty();
        }
        return Optional.of(
                text.length() <= READABLE
                        ? quoted(text)
                        : "text of " + text.length() + " characters, "
                                + Digest.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static boolean isPlain(Object value) {
        return value instanceof Boolean
                || value instanceof Byte
                || value instanceof Short
                || value instanceof Integer
                || value instanceof Long
                || value instanceof Float
                || value instanceof Double
                || value instanceof BigInteger
                || value instanceof BigDecimal
                || value instanceof UUID
                || isMomentOrSpan(value);
    }

    private static boolean isMomentOrSpan(Object value) {
        return (value instanceof TemporalAccessor || value instanceof TemporalAmount)
                && value.getClass().getPackageName().equals("java.time");
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
