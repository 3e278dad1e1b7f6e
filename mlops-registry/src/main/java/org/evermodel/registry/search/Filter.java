package org.evermodel.registry.search;

import java.util.List;
import java.util.stream.Collectors;
import org.evermodel.spi.Condition;

/**
 * Conditions that all must be met. As text it is a filter of MLflow:
 *
 * <pre>{@code
 * metrics.auc > 0.9 and tags.team = 'risk' and attributes.status IN ('FINISHED', 'REFUSED')
 * }</pre>
 *
 * <table>
 * <caption>The language, in which words may be in either case</caption>
 * <tr><th>filter</th><td>conditions joined by {@code AND}; nothing for everything. There is no {@code OR}</td></tr>
 * <tr><th>key</th><td>{@code metrics.}, {@code params.}, {@code tags.}, {@code attributes.} or {@code datasets.} and a
 *     name; an attribute may stand alone. A name that holds more than letters, digits and {@code _ . : / @ -} stands in
 *     backticks or double quotes, in which the quote itself is written twice</td></tr>
 * <tr><th>numbers</th><td>{@code = != <> < <= > >=} and a number such as {@code 0.9}, {@code -3e-2},
 *     {@code Infinity}</td></tr>
 * <tr><th>texts</th><td>{@code = != <> LIKE ILIKE} and a text in single or double quotes, in which the quote itself is
 *     written twice; {@code IN} or {@code NOT IN} and texts in parentheses. In a pattern {@code %} stands for any
 *     characters and {@code _} for one</td></tr>
 * <tr><th>presence</th><td>{@code IS NULL} and {@code IS NOT NULL}. No other condition is met by what is not
 *     there</td></tr>
 * </table>
 *
 * <p>Its {@link #toString} is such a text again, and equal filters have one text. Immutable and thread-safe.
 *
 * @param conditions the conditions, at most {@value #MOST_CONDITIONS}
 */
public record Filter(List<Condition> conditions) {
    /** The most conditions. */
    public static final int MOST_CONDITIONS = 100;

    /** The longest text, in characters. */
    public static final int LONGEST_TEXT = 100_000;

    /** The filter that lets everything through. */
    public static final Filter EVERYTHING = new Filter(List.of());

    /** Copies the conditions; throws InvalidSearchException where there are too many, or one is not on a {@link Key}. */
    public Filter {
        conditions = List.copyOf(conditions);
        if (conditions.size() > MOST_CONDITIONS) {
            throw new InvalidSearchException(
                    "a filter must have at most " + MOST_CONDITIONS + " conditions, but has " + conditions.size());
        }
        conditions.forEach(Key::of);
    }

    /** Reads a filter; throws InvalidSearchException that says where it cannot be read and what was expected there. */
    public static Filter parse(String text) {
        return new FilterParser(text).parse();
    }

    private static String text(Condition condition) {
        String key = Key.of(condition).toString();
        if (condition instanceof Condition.OfNumber number) {
            return key + " " + sign(number.comparison()) + " " + text(number.value());
        }
        if (condition instanceof Condition.OneOf texts) {
            return key + " " + text(texts);
        }
        if (condition instanceof Condition.Like like) {
            return key + (like.ignoringCase() ? " ILIKE " : " LIKE ") + quoted(like.pattern());
        }
        return key + (condition instanceof Condition.Lacks ? " IS NULL" : " IS NOT NULL");
    }

    private static String sign(Condition.Comparison comparison) {
        return switch (comparison) {
            case EQUAL -> "=";
            case NOT_EQUAL -> "!=";
            case LESS -> "<";
            case AT_MOST -> "<=";
            case GREATER -> ">";
            case AT_LEAST -> ">=";
        };
    }

    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static String text(Condition.OneOf texts) {
        if (texts.values().size() == 1) {
            return (texts.among() ? "= " : "!= ") + quoted(texts.values().get(0));
        }
        return texts.values().stream()
                .map(Filter::quoted)
                .collect(Collectors.joining(", ", texts.among() ? "IN (" : "NOT IN (", ")"));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** The filter as text. */
    @Override
    public String toString() {
        return conditions.stream().map(Filter::text).collect(Collectors.joining(" AND "));
    }
}
