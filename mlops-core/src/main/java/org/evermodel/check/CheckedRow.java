package org.evermodel.check;

import java.time.Instant;
import java.util.BitSet;
import java.util.Optional;
import java.util.stream.Collectors;
import org.evermodel.data.Column;

/**
 * One row of a table that goes by, for a predicate over several of its cells, with the names of {@link
 * org.evermodel.data.RowView}.
 *
 * <pre>{@code
 * Checks.rows("discharged after admission", row -> !row.time("discharged").isBefore(row.time("admitted")))
 * }</pre>
 *
 * <p>A cell that is read must be there: where it is missing, nothing is said of the row, as a comparison with NULL says
 * nothing in SQL. {@link #has} and {@link #value} look without that. A column that is absent or of another type
 * breaks the check. The view is the same object for each row, so it must not be kept. Used by one thread at a time.
 */
public final class CheckedRow {
    private final Part part;
    private final BitSet read = new BitSet();
    private int position;

    CheckedRow(Part part) {
        this.part = part;
    }

    /** The view on another row of the part, of which nothing was read yet. */
    CheckedRow at(int row) {
        position = row;
        read.clear();
        return this;
    }

    /** The row's number in the table, 0-based. */
    public long number() {
        return part.number(position);
    }

    /** A whole number or a real one. */
    public double real(String column) {
        return column(column) instanceof Column.Integers
                ? (double) integer(column)
                : present(Column.Reals.class, column, "numbers").get(position);
    }

    /** A whole number. */
    public long integer(String column) {
        return present(Column.Integers.class, column, "whole numbers").get(position);
    }

    /** A category or text. */
    public String text(String column) {
        return present(Column.Strings.class, column, "texts").get(position);
    }

    /** A truth value. */
    public boolean truth(String column) {
        return present(Column.Booleans.class, column, "truth values").get(position);
    }

    /** A time. */
    public Instant time(String column) {
        return present(Column.Timestamps.class, column, "timestamps").get(position);
    }

    /** Whether the cell holds a value. */
    public boolean has(String column) {
        return !column(column).isNull(position);
    }

    /** The cell as Long, Double, Boolean, String or Instant, or empty where it is missing. */
    public Optional<Object> value(String column) {
        return column(column).value(position);
    }

    private <C extends Column> C present(Class<C> kind, String column, String wanted) {
        Column cells = column(column);
        if (!kind.isInstance(cells)) {
            throw new UnfitColumn(
                    column, "it holds no " + wanted + ": " + part.schema().field(column));
        }
        if (cells.isNull(position)) {
            throw new MissingCell();
        }
        return kind.cast(cells);
    }

    private Column column(String name) {
        int found = part.schema()
                .find(name)
                .orElseThrow(() -> new UnfitColumn(
                        name,
                        "there is no column \"" + name + "\" among "
                                + part.schema().names()));
        read.set(found);
        return part.column(found);
    }

    /** The cells that were read: {@code admitted=2026-01-03T00:00:00Z, discharged=2026-01-02T00:00:00Z}. */
    String readCells() {
        return read.stream()
                .mapToObj(i -> part.schema().fields().get(i).name() + "="
                        + part.column(i).value(position).map(Object::toString).orElse("missing"))
                .collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return "row " + number() + ": " + readCells();
    }

    /** A cell was read that is missing: leads out of the predicate, so it is cheap. */
    static final class MissingCell extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MissingCell() {
            super("a cell that is read is missing", null, false, false);
        }
    }

    /** A column was read that is absent or of another type. */
    static final class UnfitColumn extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String column;
        private final String found;

        UnfitColumn(String column, String found) {
            super(found);
            this.column = column;
            this.found = found;
        }

        String found() {
            return found;
        }

        String column() {
            return column;
        }
    }
}
