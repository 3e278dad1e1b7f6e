package org.evermodel.registry.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.evermodel.spi.Condition;
import org.evermodel.spi.Condition.Comparison;

/** Reads a filter from left to right, one condition after the other. Used once, by one thread. */
final class FilterParser {
    private static final String OPERATOR = "one of = != < <= > >= LIKE ILIKE IN NOT IN IS NULL IS NOT NULL";

    private final FilterText in;

    FilterParser(String text) {
        this.in = new FilterText(text);
    }

    Filter parse() {
        List<Condition> conditions = new ArrayList<>();
        if (in.isAtEnd()) {
            return Filter.EVERYTHING;
        }
        do {
            conditions.add(condition());
        } while (goesOn());
        return new Filter(conditions);
    }

    private boolean goesOn() {
        if (in.isAtEnd()) {
            return false;
        }
        int start = in.position();
        String word = in.peekWord().toUpperCase(Locale.ROOT);
        if (word.equals("AND")) {
            in.word();
            return true;
        }
        throw word.equals("OR")
                ? in.wrongAt(start, "OR is not supported: use IN for several texts, or two searches")
                : in.wrongAt(start, "expected AND or the end");
    }

    private Condition condition() {
        Key key = key();
        int start = in.position();
        Optional<String> sign = in.sign();
        if (sign.isPresent()) {
            return compared(key, sign.get(), start);
        }
        String word = in.peekWord().toUpperCase(Locale.ROOT);
        in.word();
        return switch (word) {
            case "LIKE" -> key.isLike(pattern());
            case "ILIKE" -> key.isLikeIgnoringCase(pattern());
            case "IN" -> key.in(in.list());
            case "NOT" -> negated(key, start);
            case "IS" -> presence(key);
            default -> throw in.wrongAt(start, "expected " + OPERATOR);
        };
    }

    private String pattern() {
        int start = in.position();
        String pattern = in.text();
        if (pattern.length() > Condition.Like.LONGEST_PATTERN) {
            throw in.wrongAt(start, "a pattern must have at most " + Condition.Like.LONGEST_PATTERN + " characters");
        }
        if (Condition.Like.wildcards(pattern) > Condition.Like.MOST_WILDCARDS) {
            throw in.wrongAt(
                    start,
                    "a pattern must have at most " + Condition.Like.MOST_WILDCARDS
                            + " wildcards apart from each other");
        }
        return pattern;
    }

    private Condition negated(Key key, int start) {
        String word = in.peekWord().toUpperCase(Locale.ROOT);
        if (word.equals("LIKE") || word.equals("ILIKE")) {
            throw in.wrongAt(start, "NOT " + word + " is not supported: use NOT IN or !=");
        }
        in.expect("IN");
        return key.notIn(in.list());
    }

    private Condition presence(Key key) {
        if (in.peekWord().equalsIgnoreCase("NOT")) {
            in.word();
            in.expect("NULL");
            return key.isPresent();
        }
        in.expect("NULL");
        return key.isAbsent();
    }

    private Condition compared(Key key, String sign, int start) {
        Comparison comparison = comparison(sign, start);
        if (!in.isAtText()) {
            return new Condition.OfNumber(key.field(), comparison, in.number());
        }
        if (comparison != Comparison.EQUAL && comparison != Comparison.NOT_EQUAL) {
            throw in.wrongAt(start, "texts compare by = != LIKE ILIKE IN and NOT IN; " + sign + " takes a number");
        }
        return new Condition.OneOf(key.field(), List.of(in.text()), comparison == Comparison.EQUAL);
    }

    private Comparison comparison(String sign, int start) {
        return switch (sign) {
            case "=" -> Comparison.EQUAL;
            case "!=", "<>" -> Comparison.NOT_EQUAL;
            case "<" -> Comparison.LESS;
            case "<=" -> Comparison.AT_MOST;
            case ">" -> Comparison.GREATER;
            case ">=" -> Comparison.AT_LEAST;
            default -> throw in.wrongAt(start, "expected " + OPERATOR);
        };
    }

    /** A group, a dot and a name, or an attribute's name alone. */
    Key key() {
        int start = in.position();
        if (in.isAtName()) {
            return key(Key.Group.ATTRIBUTE, in.name(), start);
        }
        String group = in.keyPart();
        if (group.isEmpty()) {
            throw in.wrongAt(
                    start, "expected a key such as metrics.auc; parentheses stand only around the texts of IN");
        }
        if (!in.skipDot()) {
            return key(Key.Group.ATTRIBUTE, group, start);
        }
        Key.Group known = Key.Group.of(group)
                .orElseThrow(() ->
                        in.wrongAt(start, "\"" + group + "\" is no group of keys: those are " + Key.Group.allWords()));
        String name = in.isAtName() ? in.name() : in.bareName();
        if (name.isEmpty()) {
            throw in.wrongAt(start, "expected a name after \"" + group + ".\", such as " + group + ".auc");
        }
        return key(known, name, start);
    }

    private Key key(Key.Group group, String name, int start) {
        try {
            return new Key(group, name);
        } catch (IllegalArgumentException e) {
            throw in.wrongAt(start, String.valueOf(e.getMessage()));
        }
    }

    /** What follows a key in an order: nothing, ASC or DESC. */
    boolean descends() {
        if (in.isAtEnd()) {
            return false;
        }
        int start = in.position();
        String word = in.peekWord().toUpperCase(Locale.ROOT);
        in.word();
        if (!in.isAtEnd() || !(word.equals("ASC") || word.equals("DESC"))) {
            throw in.wrongAt(start, "expected ASC, DESC or the end");
        }
        return word.equals("DESC");
    }
}
