package org.evermodel.check;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.evermodel.data.Dataset;
import org.evermodel.data.Field;
import org.evermodel.data.Schema;
import org.evermodel.drift.DriftPolicy;
import org.evermodel.profile.Profile;

/** The usual demands on tables. */
public final class Checks {
    private Checks() {}

    /** At least {@code least} rows. */
    public static Check rowsAtLeast(long least) {
        if (least < 1) {
            throw new IllegalArgumentException("at least one row must be demanded, but got " + least);
        }
        return rows("at least " + least + " rows", least, Long.MAX_VALUE);
    }

    /** At least {@code least} rows and at most {@code most}. */
    public static Check rowsBetween(long least, long most) {
        Shares.requireCounts("rows", least, most);
        return rows(least + " to " + most + " rows", least, most);
    }

    private static Check rows(String name, long least, long most) {
        return new TableCheck.RowCount(name, rows -> rows >= least && rows <= most, rows -> "there are " + rows);
    }

    /**
     * The number of rows differs from the {@code previous} one by at most this share of it, up or down: 0.1 is a tenth.
     */
    public static Check rowsChangedAtMost(double share, long previous) {
        if (!(share >= 0 && share < Double.POSITIVE_INFINITY) || previous < 1) {
            throw new IllegalArgumentException("a change is a finite share of at least 0 of at least one row, but got "
                    + share + " of " + previous);
        }
        return new TableCheck.RowCount(
                "rows changed at most " + Shares.percent(share) + " from " + previous,
                rows -> Shares.isAtMost(share, Math.abs(rows - previous), previous),
                rows -> String.format(
                        Locale.ROOT, "there are %d, %+.1f %%", rows, 100.0 * (rows - previous) / previous));
    }

    /** So many columns. */
    public static Check columnCount(int count) {
        String name = count + " columns";
        return new TableCheck.OfSchema(
                name,
                schema -> schema.size() == count
                        ? List.of()
                        : List.of(Violation.of(name, Optional.empty(), "there are " + schema.size())));
    }

    /** Exactly these columns in this order. */
    public static Check columnsInOrder(String... names) {
        List<String> wanted = List.of(names);
        String name = "exactly the columns " + wanted;
        return new TableCheck.OfSchema(
                name,
                schema -> schema.names().equals(wanted)
                        ? List.of()
                        : List.of(Violation.of(name, Optional.empty(), "there are " + schema.names())));
    }

    /**
     * No column of {@code reference} has drifted, by {@link org.evermodel.drift.Drift}; one violation for each that has.
     * Too few rows to tell are no breach. Times and columns the policy ignores are not judged and may be absent.
     */
    public static Check noDrift(Profile reference, DriftPolicy policy) {
        return new NoDrift("no drift from " + reference.rowCount() + " reference rows", reference, policy);
    }

    /** All of these columns, beside any others. */
    public static Check columns(String... names) {
        List<String> wanted = List.of(names);
        String name = "columns " + wanted;
        return new TableCheck.OfSchema(
                name,
                schema -> wanted.stream()
                        .filter(column -> schema.find(column).isEmpty())
                        .map(column -> Violation.of(
                                name,
                                Optional.of(column),
                                "there is no column \"" + column + "\" among " + schema.names()))
                        .toList());
    }

    /** All columns of {@code schema} with their types, in any order, beside any others. */
    public static Check schema(Schema schema) {
        String name = "columns " + schema.fields();
        return new TableCheck.OfSchema(
                name,
                found -> schema.fields().stream()
                        .flatMap(field -> misfit(name, field, found).stream())
                        .toList());
    }

    private static Optional<Violation> misfit(String name, Field field, Schema schema) {
        if (schema.find(field.name()).isEmpty()) {
            return Optional.of(
                    Violation.of(name, Optional.of(field.name()), "there is no column \"" + field.name() + "\""));
        }
        Field found = schema.field(field.name());
        return found.equals(field)
                ? Optional.empty()
                : Optional.of(Violation.of(name, Optional.of(field.name()), "there is " + found));
    }

    /**
     * Each row meets {@code met}, a predicate over its cells; {@code name} says what is demanded. Nothing is said of a row
     * of which a cell that is read is missing, and a column that is absent or of another type breaks the check as soon as a
     * row asks for it: which columns the predicate reads is not known before, so that a table without rows always passes;
     * demand {@link #columns} beside it. Throws MlopsException naming the row where the predicate throws.
     *
     * <pre>{@code
     * Checks.rows("total is the sum", row -> row.integer("total") == row.integer("men") + row.integer("women"))
     * }</pre>
     */
    public static RowCheck rows(String name, Predicate<CheckedRow> met) {
        return new PredicateCheck(name, met, 1);
    }

    /**
     * No two rows are equal in all of these columns; the second of two equal ones is at fault. Rows that lack all of the
     * cells are not looked at. Needs memory as {@link ColumnChecks#unique()} does.
     */
    public static RowCheck unique(String... columns) {
        List<String> names = List.of(columns);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("rows are unique by some columns, but none was named");
        }
        return new Unique(names + " unique", names, 1, Unique.MOST_KEPT);
    }

    /** Those rows that meet {@code condition}; {@code called} says which they are, as in {@code for adults}. */
    public static Condition when(String called, Predicate<CheckedRow> condition) {
        return new Condition(called, condition);
    }

    /**
     * A demand that needs the whole table at once: {@code faults} tells what is wrong with it, in words, and nothing where
     * it is as it should be. The table is gathered in memory; where a demand can be told row by row, {@link #rows} or a
     * {@link Check} of one's own is better.
     */
    public static Check table(String name, Function<Dataset, List<String>> faults) {
        return new WholeTable(name, faults);
    }

    /** What a profile suggests to expect of the next table; see {@link SuggestedChecks} for the rules. */
    public static SuggestedChecks suggestedFrom(Profile profile) {
        return SuggestedChecks.of(profile);
    }

    /** Demands on the column called {@code name}; an absent column breaks each of them. */
    public static ColumnChecks column(String name) {
        return new ColumnChecks(name);
    }
}
