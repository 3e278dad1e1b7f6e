package org.evermodel.pipeline;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Puts values into words for messages. */
final class Words {
    private static final int READABLE = 200;

    /** No more is readable, as each takes a comma and a blank. */
    private static final int ELEMENTS = READABLE / 2 + 1;

    private Words() {}

    /**
     * The value's own words, as far as they are readable, or its class where it has none: to describe must not hide what is
     * described.
     */
    static String describe(Object value) {
        String text;
        try {
            text = String.valueOf(few(value));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            // What cannot be put into words is told by its class; often that is what a failure is about.
            text = value.getClass().getName() + ", whose toString fails: " + e;
        }
        return text.length() <= READABLE ? text : cut(text) + "…";
    }

    /** A value with the same words at the beginning that has no more elements than can be told. */
    private static Object few(Object value) {
        if (value instanceof List<?> list && list.size() > ELEMENTS) {
            return first(list.iterator());
        }
        if (value instanceof Map<?, ?> map && map.size() > ELEMENTS) {
            String entries = first(map.entrySet().iterator()).toString();
            return "{" + entries.substring(1);
        }
        return value;
    }

    private static List<Object> first(Iterator<?> elements) {
        List<Object> first = new ArrayList<>();
        while (first.size() < ELEMENTS) {
            first.add(few(elements.next()));
        }
        return first;
    }

    private static String cut(String text) {
        boolean inPair = Character.isHighSurrogate(text.charAt(READABLE - 1));
        return text.substring(0, inPair ? READABLE - 1 : READABLE);
    }
}
