package org.evermodel.data;

import java.time.Instant;
import java.util.Optional;

/**
 * The row at hand, for a function that is called for one row after the other: {@code row -> row.has("age") &&
 * row.integer("age") >= 18}. It is good for the length of the call. Used by one thread at a time.
 *
 * <p>A cell that is missing has no value to compute with, so reading it is refused with an
 * {@link UnusableRowsException}; {@link #has} tells. A column that is not there is refused with
 * {@link org.evermodel.NotFoundException}, one that holds something else with IllegalArgumentException.
 */
public final class RowView {
    private final Dataset table;
    private int row;

    RowView(Dataset table) {
        this.table = table;
    }

    RowView at(int number) {
        row = number;
        return this;
    }

    /** The number of the row, 0-based. */
    public int number() {
        return row;
    }

    /** Whether the cell holds a value. */
    public boolean has(String column) {
        return !table.column(column).isNull(row);
    }

    /** A whole number. */
    public long integer(String column) {
        if (present(column) instanceof Column.Integers wholes) {
            return wholes.get(row);
        }
        throw holdsNo("whole numbers", column);
    }

    /** A number, a whole one as the nearest real. */
    public double real(String column) {
        Column cells = present(column);
        if (cells instanceof Column.Reals reals) {
            return reals.get(row);
        }
        if (cells instanceof Column.Integers wholes) {
            return wholes.get(row);
        }
        throw holdsNo("numbers", column);
    }

    /** Whether the cell is true. */
    public boolean truth(String column) {
        if (present(column) instanceof Column.Booleans truths) {
            return truths.get(row);
        }
        throw holdsNo("true or false", column);
    }

    /** A category or text. */
    public String text(String column) {
        if (present(column) instanceof Column.Strings texts) {
            return texts.get(row);
        }
        throw holdsNo("texts", column);
    }

    /** An instant. */
    public Instant time(String column) {
        if (present(column) instanceof Column.Timestamps times) {
            return times.get(row);
        }
        throw holdsNo("times", column);
    }

    /** The cell, whatever it is, or empty where it is missing. */
    public Optional<Object> value(String column) {
        return table.column(column).value(row);
    }

    private Column present(String column) {
        Column cells = table.column(column);
        if (cells.isNull(row)) {
            throw new UnusableRowsException(
                    "row " + row + " has no \"" + column + "\" to compute with; ask has(\"" + column + "\") first");
        }
        return cells;
    }

    private IllegalArgumentException holdsNo(String what, String column) {
        return new IllegalArgumentException(
                "a column is read as what it holds, but " + table.schema().field(column) + " holds no " + what);
    }

    @Override
    public String toString() {
        return table.row(row).toString();
    }
}
