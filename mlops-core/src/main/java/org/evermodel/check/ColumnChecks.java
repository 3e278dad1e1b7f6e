package org.evermodel.check;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import org.evermodel.data.ColumnType;
import org.evermodel.drift.DriftPolicy;
import org.evermodel.profile.Profile;

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
        return new NullShare(column + " present", column, 0, 0);
    }

    /** At most this share of its cells is missing; a fraction in [0, 1]. */
    public Check nullShareAtMost(double share) {
        return new NullShare(column + " missing in at most " + Shares.percent(Shares.require(share)), column, 0, share);
    }

    /** A share of its cells is missing that lies between these two, which are fractions in [0, 1]. */
    public Check nullShareBetween(double low, double high) {
        return NullShare.between(column, low, high);
    }

    /** Its numbers lie in {@code [low, high]}; NaN does not. */
    public RowCheck between(double low, double high) {
        return range("between " + low + " and " + high, Range.closed(low, high));
    }

    /** Its numbers are at least {@code low}; NaN is not. */
    public RowCheck atLeast(double low) {
        return range("at least " + low, Range.closed(Range.bound(low), Double.POSITIVE_INFINITY));
    }

    /** Its numbers are at most {@code high}; NaN is not. */
    public RowCheck atMost(double high) {
        return range("at most " + high, Range.closed(Double.NEGATIVE_INFINITY, Range.bound(high)));
    }

    /** Its numbers are greater than {@code low}; NaN is not. */
    public RowCheck above(double low) {
        return range("above " + low, new Range(Range.bound(low), false, Double.POSITIVE_INFINITY, true));
    }

    /** Its numbers are less than {@code high}; NaN is not. */
    public RowCheck below(double high) {
        return range("below " + high, new Range(Double.NEGATIVE_INFINITY, true, Range.bound(high), false));
    }

    private RowCheck range(String demand, Range range) {
        return cells(demand, ColumnTypes.NUMERIC, (part, cells) -> range.outside(cells));
    }

    /** Its times lie in {@code [first, last]}. */
    public RowCheck between(Instant first, Instant last) {
        TimeRange range = new TimeRange(first, last);
        return cells("between " + first + " and " + last, ColumnTypes.TIMES, (part, cells) -> range.outside(cells));
    }

    /** Its cells, as text, are some of {@code values}. */
    public RowCheck in(Set<String> values) {
        Set<String> allowed = Set.copyOf(values);
        return texts("one of " + new TreeSet<>(allowed), allowed::contains);
    }

    /** Its cells, as text, are some of {@code values}. Throws IllegalArgumentException where one is given twice. */
    public RowCheck in(String... values) {
        return in(Set.of(values));
    }

    /** Its cells, as text, are none of {@code values}. */
    public RowCheck notIn(Set<String> values) {
        Set<String> refused = Set.copyOf(values);
        return texts("none of " + new TreeSet<>(refused), text -> !refused.contains(text));
    }

    /** Each of {@code values} is the text of some cell, beside any others. */
    public Check containsAll(Set<String> values) {
        Set<String> wanted = Set.copyOf(values);
        return whole("has all of " + new TreeSet<>(wanted), ColumnTypes.ANY, () -> new ContainsAll(wanted));
    }

    /** Its cells, as text, match {@code pattern} as a whole. */
    public RowCheck matches(Pattern pattern) {
        return texts("matches " + pattern, text -> pattern.matcher(text).matches());
    }

    /** Its cells, as text, have so many characters (Unicode code points). */
    public RowCheck lengthBetween(int least, int most) {
        Range.closed(least, most);
        return texts("of " + least + " to " + most + " characters", text -> {
            int length = text.codePointCount(0, text.length());
            return length >= least && length <= most;
        });
    }

    /**
     * No two cells are equal; the second of two equal ones is at fault. Keeps 24 to 48 bytes for each different value;
     * with more than 500,000,000 of them it cannot be told, which counts as broken.
     */
    public RowCheck unique() {
        return new Unique(column + " unique", List.of(column), 1, Unique.MOST_KEPT);
    }

    /** So many different values are there. Needs memory as {@link #unique()} does. */
    public Check distinctBetween(long least, long most) {
        Shares.requireCounts("values", least, most);
        return distinct(
                "has " + least + " to " + most + " different values",
                (different, rows) -> different >= least && different <= most);
    }

    /** Of the present cells there are at least so many different ones, as a share in [0, 1]. As {@link #unique()}. */
    public Check distinctShareAtLeast(double share) {
        return distinct(
                "different in at least " + Shares.percent(Shares.require(share)),
                (different, rows) -> Shares.isAtLeast(share, different, rows));
    }

    private Check distinct(String demand, BiPredicate<Long, Long> met) {
        return whole(demand, ColumnTypes.ANY, () -> new Distinct(column, met, Unique.MOST_KEPT));
    }

    /** No number or time is less than the one in the row before that has one. */
    public RowCheck increasing() {
        return monotone(Monotone.Way.INCREASING, Optional.empty());
    }

    /** Each number or time is greater than the one in the row before that has one. */
    public RowCheck strictlyIncreasing() {
        return monotone(Monotone.Way.STRICTLY_INCREASING, Optional.empty());
    }

    /** No number or time is greater than the one in the row before that has one. */
    public RowCheck decreasing() {
        return monotone(Monotone.Way.DECREASING, Optional.empty());
    }

    /** As {@link #increasing()} among the rows of each value of {@code group}; keeps one number for each. */
    public RowCheck increasingWithin(String group) {
        return monotone(Monotone.Way.INCREASING, Optional.of(group));
    }

    /** As {@link #strictlyIncreasing()} among the rows of each value of {@code group}; keeps one number for each. */
    public RowCheck strictlyIncreasingWithin(String group) {
        return monotone(Monotone.Way.STRICTLY_INCREASING, Optional.of(group));
    }

    private RowCheck monotone(Monotone.Way way, Optional<String> group) {
        return Monotone.check(column, way, group);
    }

    /** The mean of its numbers lies in {@code [low, high]}; without numbers it does not. */
    public Check meanBetween(double low, double high) {
        return figure("mean", Figure::mean, Range.closed(low, high));
    }

    /** The standard deviation of its numbers, over n - 1, lies in {@code [low, high]}; with fewer than two it does not. */
    public Check deviationBetween(double low, double high) {
        return figure("standard deviation", Figure::deviation, Range.closed(low, high));
    }

    /** The sum of its numbers lies in {@code [low, high]}; that of no numbers is 0, so demand {@link #present} beside it. */
    public Check sumBetween(double low, double high) {
        return figure("sum", Figure::sum, Range.closed(low, high));
    }

    /** The least of its numbers lies in {@code [low, high]}; without numbers it does not. */
    public Check leastBetween(double low, double high) {
        return figure("least", Figure::least, Range.closed(low, high));
    }

    /** The greatest of its numbers lies in {@code [low, high]}; without numbers it does not. */
    public Check greatestBetween(double low, double high) {
        return figure("greatest", Figure::most, Range.closed(low, high));
    }

    private Check figure(String called, ToDoubleFunction<Figure> figure, Range range) {
        String demand = called + " between " + range.low() + " and " + range.high();
        return whole(demand, ColumnTypes.NUMERIC, () -> new Figure(called, figure, range));
    }

    /**
     * The {@code p}-quantile of its numbers, the least one that a share of {@code p} of them do not exceed, lies in {@code
     * [low, high]}; without numbers it does not. Exact, though nothing is kept: numbers beyond the bounds are counted.
     */
    public Check quantileBetween(double p, double low, double high) {
        Shares.require(p);
        Range range = Range.closed(low, high);
        String demand = p + "-quantile between " + low + " and " + high;
        return whole(demand, ColumnTypes.NUMERIC, () -> new Quantile(p, range));
    }

    /**
     * Its latest time is at most {@code age} before the present of {@code clock}. A time that is more than a day ahead of
     * it breaks this, too, as a placeholder such as the year 9999 would hide how old the others are.
     */
    public Check newestWithin(Duration age, Clock clock) {
        return whole("newest within " + age, ColumnTypes.TIMES, () -> new Newest(age, clock));
    }

    /** It has at least two different values, and the rarest has at least this share of the present cells, in [0, 1]. */
    public Check rarestShareAtLeast(double share) {
        String demand = "rarest value in at least " + Shares.percent(Shares.require(share));
        return whole(demand, ColumnTypes.ANY, () -> new Rarest(share));
    }

    /**
     * Its cells are distributed as in {@code reference}, by {@link org.evermodel.drift.Drift}. Nothing is demanded of times
     * and of a column the policy ignores. Throws NotFoundException where the reference lacks the column.
     */
    public Check noDrift(Profile reference, DriftPolicy policy) {
        Profile only = new Profile(reference.rowCount(), List.of(reference.column(column)));
        return new NoDrift(column + " without drift", only, policy);
    }

    private RowCheck texts(String demand, Predicate<String> right) {
        return cells(demand, ColumnTypes.ANY, (part, cells) -> CellText.test(cells, right.negate()));
    }

    private RowCheck cells(String demand, ColumnTypes types, CellCheck.Rule rule) {
        return new CellCheck(column + " " + demand, column, types, List.of(), () -> rule, 1);
    }

    private Check whole(String demand, ColumnTypes types, Supplier<ColumnCheck.State> states) {
        return new ColumnCheck(column + " " + demand, column, types, states);
    }
}
