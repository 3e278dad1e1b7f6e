package org.evermodel.pipeline;

/** Puts values into words for messages. */
final class Words {
    private static final int READABLE = 200;

    private Words() {}

    /** The value's own words, or its class where it has none: to describe must not hide what is described. */
    static String describe(Object value) {
        String text;
        try {
            text = String.valueOf(value);
        } catch (RuntimeException e) {
            text = value.getClass().getName() + ", whose toString fails: " + e;
        }
        return text.length() <= READABLE ? text : text.substring(0, READABLE) + "…";
    }
}
