package org.evermodel.check;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.evermodel.data.Column;
import org.evermodel.data.ColumnType;

/**
 * Demands on one column; {@link Checks#column} starts here. Missing cells break none but those on missing cells.
 * Immutable and thread-safe.
 */
public final class ColumnChecks {
    private final String column;

    ColumnChecks(String column) {
        this.column = column;
    }

    /** Its cells are of {@code type}. */
    public Check hasType(ColumnType type) {
        return new TypeCheck(column, type);
    }

    /** No cell is missing. */
    public Check present() {
        return nullShareAtMost(0);
    }

    /** At most this share of its cells is missing; a fraction in [0, 1]. */
    public Check nullShareAtMost(double share) {
        return new NullShare(column + " missing in at most " + Shares.percent(Shares.require(share)), column, 0, share);
    }

    /** Its numbers lie in {@code [low, high]}; NaN does not. */
    public RowCheck between(double low, double high) {
        if (!(low <= high)) {
            throw new IllegalArgumentException("a range needs low <= high, but got " + low + " and " + high);
        }
        return cells(
                column + " between " + low + " and " + high,
                ColumnTypes.NUMERIC,
                (part, cells) -> outside(cells, low, high));
    }

    private static IntPredicate outside(Column cells, double low, double high) {
        return cells instanceof Column.Integers integers
                ? row -> !(integers.get(row) >= low && integers.get(row) <= high)
                : row -> !(((Column.Reals) cells).get(row) >= low && ((Column.Reals) cells).get(row) <= high);
    }

    /** Its cells, as text, are some of {@code values}. */
    public RowCheck in(Set<String> values) {
        Set<String> allowed = Set.copyOf(values);
        return cells(
                column + " one of " + new TreeSet<>(allowed),
                ColumnTypes.ANY,
                (part, cells) -> CellText.test(cells, text -> !allowed.contains(text)));
    }

    /**
     * No two cells are equal; the second of two equal ones is at fault. Keeps 24 to 48 bytes for each different value;
     * with more than 500,000,000 of them it cannot be told, which counts as broken.
     */
    public RowCheck unique() {
        return new Unique(column + " unique", List.of(column), 1, Unique.MOST_KEPT);
    }

    /** Its cells, as text, match {@code pattern} as a whole. */
    public RowCheck matches(Pattern pattern) {
        return cells(
                column + " matches " + pattern,
                ColumnTypes.ANY,
                (part, cells) ->
                        CellText.test(cells, text -> !pattern.matcher(text).matches()));
    }

    /** Its latest time is at most {@code age} before the present of {@code clock}. */
    public Check newestWithin(Duration age, Clock clock) {
        return new ColumnCheck(
                column + " newest within " + age, column, ColumnTypes.TIMES, () -> new Newest(age, clock));
    }

    /** It has at least two different values, and the rarest has at least this share of the present cells, in [0, 1]. */
    public Check rarestShareAtLeast(double share) {
        String name = column + " rarest value in at least " + Shares.percent(Shares.require(share));
        return new ColumnCheck(name, column, ColumnTypes.ANY, () -> new Rarest(share));
    }

    private RowCheck cells(String name, ColumnTypes types, CellCheck.Rule rule) {
        return new CellCheck(name, column, types, () -> rule, 1);
    }
}
