package org.evermodel.data;

import java.time.Instant;

/** Brings the values a caller may hand over to the few types a column holds. */
final class Cells {
    private Cells() {}

    /**
     * Refuses half of a surrogate pair: it has no UTF-8, so two different texts would be kept and named alike.
     * {@code what} begins the message.
     */
    static String requireUnicode(String what, String text) {
        boolean broken = text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        if (broken) {
            throw new IllegalArgumentException(what + " must be Unicode text, but has half a surrogate pair");
        }
        return text;
    }

    static Object widen(String name, Object value) {
        if (value instanceof Long
                || value instanceof Double
                || value instanceof Boolean
                || value instanceof String
                || value instanceof Instant) {
            return value;
        }
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof Float real) {
            return real.doubleValue();
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        throw new IllegalArgumentException("column \"" + name + "\" cannot hold a "
                + value.getClass().getName() + "; use a whole number, a double, a boolean, a String or an Instant");
    }
}
