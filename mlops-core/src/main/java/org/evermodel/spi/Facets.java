package org.evermodel.spi;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a record is found by: named texts and named numbers, kept in the store's indexes beside the record. Immutable and
 * thread-safe.
 *
 * <p>They are no part of the record: whoever writes a record derives them from what it says, so that they can be derived
 * again.
 *
 * @param texts texts by field, in order of the fields
 * @param numbers numbers by field, in order of the fields; never NaN, and never negative zero
 */
public record Facets(Map<String, String> texts, Map<String, Double> numbers) {
    /** The longest field, in characters. */
    public static final int LONGEST_FIELD = 300;

    /** None. */
    public static final Facets NONE = new Facets(Map.of(), Map.of());

    /**
     * Copies and sorts the maps. Refuses a field that is empty, longer than {@value #LONGEST_FIELD} characters or both a
     * text and a number, and a NaN, which has no place in any order.
     */
    public Facets {
        texts = Collections.unmodifiableMap(new TreeMap<>(texts));
        Map<String, Double> plain = new TreeMap<>();
        numbers.forEach((field, number) -> plain.put(field, requireOrdered(field, number)));
        numbers = Collections.unmodifiableMap(plain);
        texts.keySet().forEach(Facets::requireField);
        numbers.keySet().forEach(Facets::requireField);
        for (String field : texts.keySet()) {
            if (plain.containsKey(field)) {
                throw new IllegalArgumentException("a record is found by each field once, but \"" + field
                        + "\" stands for a text and for a number");
            }
        }
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return texts.isEmpty() && numbers.isEmpty();
    }

    /** Throws IllegalArgumentException for a name under which nothing can be found. */
    static String requireField(String field) {
        if (field.isEmpty() || field.length() > LONGEST_FIELD || field.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a field must have 1 to " + LONGEST_FIELD
                    + " characters, none of them NUL, but was \"" + field + "\"");
        }
        return field;
    }

    private static double requireOrdered(String field, double number) {
        if (Double.isNaN(number)) {
            throw new IllegalArgumentException(
                    "a record cannot be found by NaN, which was given for \"" + field + "\"");
        }
        return number + 0.0; // Negative zero becomes zero, as 0 finds both.
    }

    @Override
    public String toString() {
        return "Facets" + texts + numbers;
    }
}
