package org.evermodel.registry.search;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.evermodel.port.RunBatch;
import org.evermodel.spi.Condition;
import org.evermodel.spi.Condition.Comparison;
import org.evermodel.spi.Facets;

/**
 * What something is searched or ordered by, and the conditions on it.
 *
 * <pre>{@code
 * Search.where(Key.metric("auc").isGreaterThan(0.9), Key.tag("team").is("risk"));
 * }</pre>
 *
 * @param group what it is
 * @param name its name within the group, of 1 to {@value RunBatch#LONGEST_KEY} characters
 */
public record Key(Group group, String name) {
    private static final Pattern BARE = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_.:/@-]*");

    /** What a key can be. Written in front of its name, in the singular or the plural. */
    public enum Group {
        /** The last value of a metric of a run; a number. */
        METRIC("metrics", "metric"),
        /** A setting of a run; a text. */
        PARAM("params", "param", "parameters", "parameter"),
        /** A free fact; a text. */
        TAG("tags", "tag"),
        /** What everything of its sort has, such as a name; a text or a number. Its group need not be written. */
        ATTRIBUTE("attributes", "attribute", "attr", "run"),
        /** Something about what a run read; a text. */
        DATASET("datasets", "dataset");

        private final List<String> words;

        Group(String... words) {
            this.words = List.of(words);
        }

        /** How the group is written. */
        public String word() {
            return words.get(0);
        }

        static Optional<Group> of(String word) {
            String plain = word.toLowerCase(Locale.ROOT);
            return Arrays.stream(values())
                    .filter(group -> group.words.contains(plain))
                    .findFirst();
        }

        static String allWords() {
            return Arrays.stream(values()).map(group -> group.word() + ".").collect(Collectors.joining(", "));
        }
    }

    /** Refuses another name. */
    public Key {
        if (name.isEmpty()
                || name.length() > RunBatch.LONGEST_KEY
                || !Facets.plain(name).equals(name)) {
            throw new IllegalArgumentException("the name of a key must have 1 to " + RunBatch.LONGEST_KEY
                    + " characters, no NUL and no half of a surrogate pair among them, but was \"" + name + "\"");
        }
    }

    /** The last value of a metric. */
    public static Key metric(String name) {
        return new Key(Group.METRIC, name);
    }

    /** A setting. */
    public static Key param(String name) {
        return new Key(Group.PARAM, name);
    }

    /** A free fact. */
    public static Key tag(String name) {
        return new Key(Group.TAG, name);
    }

    /** What everything of its sort has. */
    public static Key attribute(String name) {
        return new Key(Group.ATTRIBUTE, name);
    }

    /** Something about what a run read. */
    public static Key dataset(String name) {
        return new Key(Group.DATASET, name);
    }

    /** The key that stands in a condition. */
    public static Key of(Condition condition) {
        String field = condition.field();
        int dot = field.indexOf('.');
        return Group.of(field.substring(0, Math.max(0, dot)))
                .map(group -> new Key(group, field.substring(dot + 1)))
                .orElseThrow(() -> new InvalidSearchException(
                        "\"" + field + "\" is no key of a search: those start with " + Group.allWords()));
    }

    /** The name of the key in a condition. */
    public String field() {
        return group.word() + "." + name;
    }

    /** The number is this one. */
    public Condition is(double value) {
        return new Condition.OfNumber(field(), Comparison.EQUAL, value);
    }

    /** The number is another one. */
    public Condition isNot(double value) {
        return new Condition.OfNumber(field(), Comparison.NOT_EQUAL, value);
    }

    /** The number is less. */
    public Condition isLessThan(double value) {
        return new Condition.OfNumber(field(), Comparison.LESS, value);
    }

    /** The number is less or equal. */
    public Condition isAtMost(double value) {
        return new Condition.OfNumber(field(), Comparison.AT_MOST, value);
    }

    /** The number is greater. */
    public Condition isGreaterThan(double value) {
        return new Condition.OfNumber(field(), Comparison.GREATER, value);
    }

    /** The number is greater or equal. */
    public Condition isAtLeast(double value) {
        return new Condition.OfNumber(field(), Comparison.AT_LEAST, value);
    }

    /** The text is this one. */
    public Condition is(String value) {
        return in(List.of(value));
    }

    /** The text is another one. */
    public Condition isNot(String value) {
        return notIn(List.of(value));
    }

    /** The text is one of these. */
    public Condition in(List<String> values) {
        return new Condition.OneOf(field(), values, true);
    }

    /** The text is none of these. */
    public Condition notIn(List<String> values) {
        return new Condition.OneOf(field(), values, false);
    }

    /** The text is like a pattern: {@code %} stands for any characters, {@code _} for one. */
    public Condition isLike(String pattern) {
        return new Condition.Like(field(), pattern, false);
    }

    /** The text is like a pattern, whatever the case. */
    public Condition isLikeIgnoringCase(String pattern) {
        return new Condition.Like(field(), pattern, true);
    }

    /** There is one. */
    public Condition isPresent() {
        return new Condition.Has(field());
    }

    /** There is none. */
    public Condition isAbsent() {
        return new Condition.Lacks(field());
    }

    /** The key as it is written in a filter. */
    @Override
    public String toString() {
        return group.word() + "." + (BARE.matcher(name).matches() ? name : "`" + name.replace("`", "``") + "`");
    }
}
