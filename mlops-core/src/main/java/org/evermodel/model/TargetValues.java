package org.evermodel.model;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.evermodel.data.Column;

/**
 * The values of a target column as texts: whole numbers without a fraction, so that 1 and 1.0 are one value and are
 * named the same however a file wrote them.
 */
final class TargetValues {
    static final Set<String> YES = Set.of("1", "true", "yes");
    private static final Set<String> NO = Set.of("0", "false", "no");
    private static final int SHOWN = 6;

    private final Column cells;

    TargetValues(Column cells) {
        this.cells = cells;
    }

    /** How often each value occurs; numbers by size, texts by alphabet. */
    Map<String, Integer> counts() {
        Map<String, Integer> counts =
                new TreeMap<>(cells.type().isNumeric() ? TargetValues::compareNumbers : String::compareTo);
        IntStream.range(0, cells.size()).forEach(row -> counts.merge(text(row), 1, Integer::sum));
        return counts;
    }

    String text(int row) {
        if (cells instanceof Column.Integers integers) {
            return Long.toString(integers.get(row));
        }
        if (cells instanceof Column.Reals reals) {
            return number(reals.get(row));
        }
        if (cells instanceof Column.Booleans booleans) {
            return Boolean.toString(booleans.get(row));
        }
        return ((Column.Strings) cells).get(row);
    }

    /** A value that somebody named, in the form the cells have; a text that is no such value is left as it is. */
    String canonical(String named) {
        return switch (cells.type()) {
            case BOOLEAN -> {
                String lower = named.toLowerCase(Locale.ROOT);
                yield YES.contains(lower) ? "true" : NO.contains(lower) ? "false" : named;
            }
            case INTEGER, REAL -> {
                try {
                    yield number(Double.parseDouble(named));
                } catch (NumberFormatException e) {
                    yield named;
                }
            }
            default -> named;
        };
    }

    static String quoted(Collection<String> values) {
        String shown =
                values.stream().limit(SHOWN).map(value -> "\"" + value + "\"").collect(Collectors.joining(", "));
        return values.size() > SHOWN ? shown + ", …" : shown;
    }

    private static String number(double value) {
        long whole = (long) value;
        return (double) whole == value ? Long.toString(whole) : Double.toString(value);
    }

    private static int compareNumbers(String one, String other) {
        int byNumber = Double.compare(Double.parseDouble(one), Double.parseDouble(other));
        return byNumber != 0 ? byNumber : one.compareTo(other);
    }
}
