package org.evermodel.spi;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/**
 * What a record's id or facet must be like for the record to be found. A record that lacks the field meets no condition on
 * it, not even that it is not equal to something; only {@link Lacks} finds it.
 */
public sealed interface Condition {
    /** The field that is looked at; empty where that is the id. */
    String field();

    /** Whether a record with this id and these facets meets the condition. */
    boolean isMetBy(String id, Facets facets);

    /** The same as {@link #isMetBy}, prepared once for many records. */
    default BiPredicate<String, Facets> prepared() {
        return this::isMetBy;
    }

    /** How numbers are compared. */
    enum Comparison {
        /** Equal. */
        EQUAL,
        /** Different. */
        NOT_EQUAL,
        /** Less. */
        LESS,
        /** Less or equal. */
        AT_MOST,
        /** Greater. */
        GREATER,
        /** Greater or equal. */
        AT_LEAST
    }

    /**
     * The number compares so with a value.
     *
     * @param field the field
     * @param comparison how
     * @param value the value; not NaN
     */
    record OfNumber(String field, Comparison comparison, double value) implements Condition {
        /** Refuses NaN. */
        public OfNumber {
            Facets.requireField(field);
            if (Double.isNaN(value)) {
                throw new IllegalArgumentException("\"" + field + "\" cannot be compared with NaN");
            }
            value += 0.0;
        }

        @Override
        public boolean isMetBy(String id, Facets facets) {
            Double number = facets.numbers().get(field);
            if (number == null) {
                return false;
            }
            int order = Double.compare(number, value);
            return switch (comparison) {
                case EQUAL -> order == 0;
                case NOT_EQUAL -> order != 0;
                case LESS -> order < 0;
                case AT_MOST -> order <= 0;
                case GREATER -> order > 0;
                case AT_LEAST -> order >= 0;
            };
        }
    }

    /**
     * The text is one of some texts, or none of them.
     *
     * @param field the field
     * @param values the texts, at least one
     * @param among whether it must be one of them; false: none of them
     */
    record OneOf(String field, List<String> values, boolean among) implements Condition {
        /** Copies the texts and refuses none. */
        public OneOf {
            Facets.requireField(field);
            values = values.stream().map(Facets::plain).distinct().toList();
            if (values.isEmpty()) {
                throw new IllegalArgumentException("\"" + field + "\" must be compared with at least one text");
            }
        }

        @Override
        public boolean isMetBy(String id, Facets facets) {
            String text = facets.texts().get(field);
            return text != null && values.contains(text) == among;
        }
    }

    /**
     * The text is like a pattern, in which {@code %} stands for any characters, none included, and {@code _} for exactly
     * one (a Unicode code point); there is no way to escape them.
     *
     * @param field the field
     * @param pattern the pattern
     * @param ignoringCase whether both are compared in lower case, by the rules of no language in particular
     */
    record Like(String field, String pattern, boolean ignoringCase) implements Condition {
        /** The longest pattern, in characters. */
        public static final int LONGEST_PATTERN = 10_000;

        /** So many wildcards a pattern has at most, where those that are next to each other count as one. */
        public static final int MOST_WILDCARDS = 500;

        /** Refuses an unusual field and a pattern that is too long or has too many wildcards. */
        public Like {
            Facets.requireField(field);
            if (pattern.length() > LONGEST_PATTERN) {
                throw new IllegalArgumentException("a pattern for \"" + field + "\" must have at most "
                        + LONGEST_PATTERN + " characters, but has " + pattern.length());
            }
            pattern = Facets.plain(pattern);
            int wildcards = wildcards(pattern);
            if (wildcards > MOST_WILDCARDS) {
                throw new IllegalArgumentException("a pattern for \"" + field + "\" must have at most " + MOST_WILDCARDS
                        + " wildcards apart from each other, but has " + wildcards);
            }
        }

        /** How many wildcards a pattern has, where those that are next to each other count as one. */
        public static int wildcards(String pattern) {
            return Wildcards.count(pattern);
        }

        @Override
        public boolean isMetBy(String id, Facets facets) {
            return prepared().test(id, facets);
        }

        @Override
        public BiPredicate<String, Facets> prepared() {
            Wildcards wildcards = new Wildcards(folded(pattern));
            return (id, facets) -> {
                String text = facets.texts().get(field);
                return text != null && wildcards.match(folded(text));
            };
        }

        private String folded(String text) {
            return ignoringCase ? fold(text) : text;
        }

        /**
         * The form in which texts are compared where case is ignored: each code point by itself, so that a part of a text
         * has the same form as in the whole (a whole text has its Greek final sigmas lowered in another way).
         */
        public static String fold(String text) {
            return text.codePoints()
                    .map(point -> Character.toLowerCase(Character.toUpperCase(point)))
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }
    }

    /**
     * The record has the field, as a text or as a number.
     *
     * @param field the field
     */
    record Has(String field) implements Condition {
        /** Refuses an unusual field. */
        public Has {
            Facets.requireField(field);
        }

        @Override
        public boolean isMetBy(String id, Facets facets) {
            return facets.texts().containsKey(field) || facets.numbers().containsKey(field);
        }
    }

    /**
     * The record lacks the field.
     *
     * @param field the field
     */
    record Lacks(String field) implements Condition {
        /** Refuses an unusual field. */
        public Lacks {
            Facets.requireField(field);
        }

        @Override
        public boolean isMetBy(String id, Facets facets) {
            return !new Has(field).isMetBy(id, facets);
        }
    }

    /** So many ids, or starts of ids, are looked for at most. */
    int MOST_IDS = 10_000;

    /**
     * The record's id is one of some, or none of them.
     *
     * @param ids the ids, at most {@value #MOST_IDS}; where there are none, no record has one of them, and every record has
     *     none of them
     * @param among whether it must be one of them; false: none of them
     */
    record Named(List<String> ids, boolean among) implements Condition {
        /** Copies the ids; refuses what no record can have as its id, and too many. */
        public Named {
            ids = ids.stream().map(Condition::requireId).distinct().toList();
            requireFew(ids);
        }

        @Override
        public String field() {
            return "";
        }

        @Override
        public boolean isMetBy(String id, Facets facets) {
            return ids.contains(id) == among;
        }

        @Override
        public BiPredicate<String, Facets> prepared() {
            Set<String> all = new HashSet<>(ids);
            return (id, facets) -> all.contains(id) == among;
        }
    }

    /**
     * The record's id starts with one of some texts, or with none of them.
     *
     * @param starts the texts, of which those that start with another one are left out, at most {@value #MOST_IDS}; where
     *     there are none, no record starts with one of them, and every record with none of them
     * @param among whether it must start with one of them; false: with none of them
     */
    record Under(List<String> starts, boolean among) implements Condition {
        /** Copies the texts, in order; refuses what no record's id can start with, and too many. */
        public Under {
            List<String> apart = new ArrayList<>();
            for (String start : starts.stream().sorted().toList()) {
                if (apart.isEmpty() || !start.startsWith(apart.get(apart.size() - 1))) {
                    apart.add(requireId(start));
                }
            }
            requireFew(apart);
            starts = List.copyOf(apart);
        }

        @Override
        public String field() {
            return "";
        }

        @Override
        public boolean isMetBy(String id, Facets facets) {
            return prepared().test(id, facets);
        }

        /** As none starts with another, only the last one that is not behind the id can be its start. */
        @Override
        public BiPredicate<String, Facets> prepared() {
            NavigableSet<String> all = new TreeSet<>(starts);
            return (id, facets) -> {
                String last = all.floor(id);
                return (last != null && id.startsWith(last)) == among;
            };
        }
    }

    private static String requireId(String text) {
        if (!Facets.plain(text).equals(text)) {
            throw new IllegalArgumentException(
                    "no record has an id with NUL or half of a surrogate pair, but one was looked for: \"" + text
                            + "\"");
        }
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MetadataStore.Key.LONGEST_ID) {
            throw new IllegalArgumentException("no record has an id of more than " + MetadataStore.Key.LONGEST_ID
                    + " bytes in UTF-8, but one of " + bytes + " was looked for: \"" + text + "\"");
        }
        return text;
    }

    private static void requireFew(List<String> ids) {
        if (ids.size() > MOST_IDS) {
            throw new IllegalArgumentException(
                    "a condition names at most " + MOST_IDS + " ids, but was given " + ids.size());
        }
    }
}
