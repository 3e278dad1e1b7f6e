package org.evermodel.serving.http;

import java.util.ArrayList;
import java.util.List;
import org.evermodel.data.Field;
import org.evermodel.data.Schema;
import org.jspecify.annotations.Nullable;

/** Gathers the cells of the model's columns, each column by itself. Not thread-safe. */
final class ColumnCells {
    private final Schema columns;
    private final @Nullable Cells[] cells;

    ColumnCells(Schema columns) {
        this.columns = columns;
        this.cells = new Cells[columns.size()];
    }

    /** The position of a column, or -1 where the model does not take it. */
    int find(String name) {
        return columns.find(name).orElse(-1);
    }

    void put(int position, Cells column) {
        cells[position] = column;
    }

    /** The cells of a column so far; the first call makes it. */
    Cells at(int position) {
        Cells found = cells[position];
        if (found == null) {
            found = new Cells();
            cells[position] = found;
        }
        return found;
    }

    /** Adds missing cells to every column that was met and is shorter. */
    void pad(int rows, Budget budget) {
        for (Cells column : cells) {
            if (column != null) {
                column.pad(rows, budget);
            }
        }
    }

    /** All columns; refuses one that was never met, and columns of different lengths. */
    Grid grid() {
        List<Grid.Lane> lanes = new ArrayList<>(cells.length);
        for (Field field : columns.fields()) {
            Cells found = cells[lanes.size()];
            if (found == null) {
                throw Refusal.bad(
                        "expected the model's columns %s, but there is no %s",
                        Shown.names(columns.names()), Shown.quoted(field.name()));
            }
            lanes.add(new Grid.Lane(field, title(field.name()), found, 0, 1));
        }
        int rows = lanes.get(0).cells().size();
        for (Grid.Lane lane : lanes) {
            if (lane.cells().size() != rows) {
                throw Refusal.bad(
                        "columns must be of equal length, but %s has %d cells and %s has %d",
                        lanes.get(0).title(), rows, lane.title(), lane.cells().size());
            }
        }
        return new Grid(rows, lanes);
    }

    static Title title(String column) {
        return new Title("column ", column);
    }
}
