package org.evermodel.spi;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a record is found by: named texts and named numbers, kept in the store's indexes beside the record. Immutable and
 * thread-safe.
 *
 * <pre>{@code
 * new Facets(Map.of("status", "FINISHED"), Map.of("metrics.auc", 0.91));
 * }</pre>
 *
 * <p>They are no part of the record: whoever writes a record derives them from what it says, so that they can be derived
 * again.
 *
 * @param texts texts by field, in order of the fields; each is {@link #plain}
 * @param numbers numbers by field, in order of the fields; never NaN, and never negative zero
 */
public record Facets(Map<String, String> texts, Map<String, Double> numbers) {
    /** The longest field, in characters. */
    public static final int LONGEST_FIELD = 300;

    /** How many characters (Unicode code points) of a text decide its place in an order; see {@link #head}. */
    public static final int HEAD = 200;

    private static final int REPLACEMENT = 0xFFFD;

    /** None. */
    public static final Facets NONE = new Facets(Map.of(), Map.of());

    /**
     * Copies and sorts the maps. Refuses a field that is empty, longer than {@value #LONGEST_FIELD} characters or both a
     * text and a number, and a NaN, which has no place in any order.
     */
    public Facets {
        Map<String, String> written = new TreeMap<>(texts);
        written.replaceAll((field, text) -> plain(text));
        texts = Collections.unmodifiableMap(written);
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

    /**
     * The text as every store can keep it: NUL and halves of surrogate pairs, which some databases refuse, become the
     * replacement character U+FFFD, here as well as in what is searched for.
     */
    public static String plain(String text) {
        return hasCharactersAlone(text)
                ? text
                : text.codePoints()
                        .map(point -> isNoCharacter(point) ? REPLACEMENT : point)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    /** Whether there is certainly nothing to replace; a loop, as every record that is written passes through here. */
    private static boolean hasCharactersAlone(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == 0 || Character.isSurrogate(unit)) {
                return false;
            }
        }
        return true;
    }

    /** The first {@value #HEAD} characters (code points) of a text: what it is ordered by. */
    public static String head(String text) {
        return text.length() <= HEAD || text.codePointCount(0, text.length()) <= HEAD
                ? text
                : text.substring(0, text.offsetByCodePoints(0, HEAD));
    }

    private static boolean isNoCharacter(int point) {
        return point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    /**
     * Whether something can be found under a name: it has 1 to {@value #LONGEST_FIELD} characters, and no NUL and no half
     * of a surrogate pair among them.
     */
    public static boolean isField(String name) {
        return !name.isEmpty() && name.length() <= LONGEST_FIELD && plain(name).equals(name);
    }

    /** Throws IllegalArgumentException for a name under which nothing can be found. */
    static String requireField(String field) {
        if (!isField(field)) {
            throw new IllegalArgumentException("a field must have 1 to " + LONGEST_FIELD
                    + " characters, no NUL and no half of a surrogate pair among them, but was \"" + field + "\"");
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
