package org.evermodel.data;

import org.jspecify.annotations.Nullable;

/**
 * How the cells of a new column are found from the others of their rows.
 *
 * <pre>{@code
 * patients.derive("bmi", Derivation.real(row ->
 *         row.has("kg") && row.has("m") ? row.real("kg") / (row.real("m") * row.real("m")) : null));
 * }</pre>
 *
 * <p>A cell for which the function gives null is missing. As thread-safe as its function.
 */
public final class Derivation {
    private final ColumnType type;
    private final CellOf<?> cell;

    private Derivation(ColumnType type, CellOf<?> cell) {
        this.type = type;
        this.cell = cell;
    }

    /** Whole numbers. */
    public static Derivation integer(CellOf<Long> cell) {
        return new Derivation(ColumnType.INTEGER, cell);
    }

    /** Real numbers. */
    public static Derivation real(CellOf<Double> cell) {
        return new Derivation(ColumnType.REAL, cell);
    }

    /** True or false. */
    public static Derivation truth(CellOf<Boolean> cell) {
        return new Derivation(ColumnType.BOOLEAN, cell);
    }

    /** Categories. */
    public static Derivation category(CellOf<String> cell) {
        return new Derivation(ColumnType.CATEGORICAL, cell);
    }

    /** Free texts. */
    public static Derivation text(CellOf<String> cell) {
        return new Derivation(ColumnType.TEXT, cell);
    }

    /** Instants. */
    public static Derivation time(CellOf<java.time.Instant> cell) {
        return new Derivation(ColumnType.TIMESTAMP, cell);
    }

    Column of(Dataset table) {
        Columns.Builder cells = new Columns.Builder(type, table.rowCount());
        RowView view = new RowView(table);
        for (int row = 0; row < table.rowCount(); row++) {
            cells.add(cell.of(view.at(row)));
        }
        return cells.build();
    }

    ColumnType type() {
        return type;
    }

    /** Finds one cell. */
    @FunctionalInterface
    public interface CellOf<T> {
        /** The cell of this row, or null where it is missing. */
        @Nullable
        T of(RowView row);
    }
}
