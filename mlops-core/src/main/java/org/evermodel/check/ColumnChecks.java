package org.evermodel.check;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.evermodel.data.Column;
import org.evermodel.data.ColumnType;

/** Demands on one column; {@link Checks#column} starts here. Immutable and thread-safe. */
public final class ColumnChecks {
    private final String column;

    ColumnChecks(String column) {
        this.column = column;
    }

    /** Its cells are of {@code type}. */
    public Check hasType(ColumnType type) {
        String name = column + " is " + type.name().toLowerCase(Locale.ROOT);
        return whole(
                name,
                ColumnCheck.Types.ANY,
                cells -> cells.type() == type
                        ? Optional.empty()
                        : Optional.of("it is " + cells.type().name().toLowerCase(Locale.ROOT)));
    }

    /** No cell is missing. */
    public Check present() {
        return nullShareAtMost(0);
    }

    /** At most this share of its cells is missing; a fraction in [0, 1]. */
    public Check nullShareAtMost(double share) {
        requireFraction(share);
        String name = column + " missing in at most " + percent(share);
        return new ColumnCheck(name, column, ColumnCheck.Types.ANY, cells -> missing(name, cells, share));
    }

    private Optional<Violation> missing(String name, Column cells, double share) {
        if (cells.nullCount() <= share * cells.size()) {
            return Optional.empty();
        }
        String found = cells.nullCount() + " of " + cells.size() + " rows lack it ("
                + percent((double) cells.nullCount() / cells.size()) + ")";
        return Optional.of(new Violation(name, Optional.of(column), found, cells.nullCount(), List.of()));
    }

    /** Its numbers lie in {@code [low, high]}; NaN does not. */
    public Check between(double low, double high) {
        if (!(low <= high)) {
            throw new IllegalArgumentException("a range needs low <= high, but got " + low + " and " + high);
        }
        return cells(
                column + " between " + low + " and " + high,
                ColumnCheck.Types.NUMERIC,
                cells -> outside(cells, low, high));
    }

    private static IntPredicate outside(Column cells, double low, double high) {
        return cells instanceof Column.Integers integers
                ? row -> !(integers.get(row) >= low && integers.get(row) <= high)
                : row -> !(((Column.Reals) cells).get(row) >= low && ((Column.Reals) cells).get(row) <= high);
    }

    /** Its cells, as text, are some of {@code values}. */
    public Check in(Set<String> values) {
        Set<String> allowed = Set.copyOf(values);
        return cells(
                column + " one of " + new TreeSet<>(allowed),
                ColumnCheck.Types.ANY,
                cells -> CellScan.byText(cells, text -> !allowed.contains(text)));
    }

    /** No two cells are equal; the second of two equal ones is at fault. */
    public Check unique() {
        return cells(column + " unique", ColumnCheck.Types.ANY, cells -> {
            Set<Optional<Object>> seen = new HashSet<>();
            return row -> !seen.add(cells.value(row));
        });
    }

    /** Its cells, as text, match {@code pattern} as a whole. */
    public Check matches(Pattern pattern) {
        return cells(
                column + " matches " + pattern,
                ColumnCheck.Types.ANY,
                cells -> CellScan.byText(cells, text -> !pattern.matcher(text).matches()));
    }

    /** Its latest time is at most {@code age} before the present of {@code clock}. */
    public Check newestWithin(Duration age, Clock clock) {
        String name = column + " newest within " + age;
        return whole(name, ColumnCheck.Types.TIMES, cells -> {
            Optional<Instant> newest = newest((Column.Timestamps) cells);
            if (newest.isEmpty()) {
                return Optional.of("no row has a time");
            }
            Duration found = Duration.between(newest.get(), clock.instant());
            return found.compareTo(age) <= 0
                    ? Optional.empty()
                    : Optional.of("the newest is " + newest.get() + ", " + found + " ago");
        });
    }

    private static Optional<Instant> newest(Column.Timestamps times) {
        int newest = -1;
        for (int row = 0; row < times.size(); row++) {
            if (!times.isNull(row) && (newest < 0 || times.epochMicros(row) > times.epochMicros(newest))) {
                newest = row;
            }
        }
        return newest < 0 ? Optional.empty() : Optional.of(times.get(newest));
    }

    /** It has at least two different values, and the rarest has at least this share of the present cells, in [0, 1]. */
    public Check rarestShareAtLeast(double share) {
        requireFraction(share);
        String name = column + " rarest value in at least " + percent(share);
        return whole(name, ColumnCheck.Types.ANY, cells -> rarest(cells, share));
    }

    private static Optional<String> rarest(Column cells, double share) {
        Map<String, Long> counts = new HashMap<>();
        for (int row = 0; row < cells.size(); row++) {
            if (!cells.isNull(row)) {
                counts.merge(CellScan.text(cells, row), 1L, Long::sum);
            }
        }
        if (counts.size() < 2) {
            return Optional.of("it has " + (counts.isEmpty() ? "no value" : "the value " + counts.keySet() + " only"));
        }
        Map.Entry<String, Long> rarest = Collections.min(
                counts.entrySet(),
                Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()));
        long present = cells.size() - (long) cells.nullCount();
        double found = (double) rarest.getValue() / present;
        return found >= share
                ? Optional.empty()
                : Optional.of("\"" + rarest.getKey() + "\" is in " + rarest.getValue() + " of " + present + " ("
                        + percent(found) + ")");
    }

    private Check cells(String name, ColumnCheck.Types types, Function<Column, IntPredicate> wrong) {
        return new ColumnCheck(name, column, types, cells -> CellScan.of(name, column, cells, wrong.apply(cells)));
    }

    private Check whole(String name, ColumnCheck.Types types, Function<Column, Optional<String>> found) {
        return new ColumnCheck(
                name,
                column,
                types,
                cells -> found.apply(cells).map(text -> Violation.of(name, Optional.of(column), text)));
    }

    private static void requireFraction(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share is a fraction in [0, 1], but was " + share);
        }
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }
}
