package org.evermodel.serving.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.evermodel.data.Column;
import org.evermodel.data.Dataset;
import org.evermodel.data.Field;
import org.evermodel.data.Row;
import org.jspecify.annotations.Nullable;

/**
 * The rows that are asked about: for each column that the model takes, where its cells are.
 *
 * @param rows how many there are
 * @param lanes one for each column
 */
record Grid(int rows, List<Lane> lanes) {

    /**
     * One column's cells: that of row i is at {@code first + i * step}.
     *
     * @param field the column as the model takes it
     * @param title what the client calls where its cells stand
     */
    record Lane(Field field, Title title, Cells cells, int first, int step) {
        int at(int row) {
            return first + row * step;
        }

        @Nullable
        Object value(int row) {
            return CellValues.value(this, row);
        }
    }

    /** The one row as a value. */
    Row row() {
        return Row.ofMap(new FirstRow(lanes));
    }

    Dataset table() {
        Map<String, Column> columns = new LinkedHashMap<>(lanes.size() * 2);
        for (Lane lane : lanes) {
            columns.put(lane.field().name(), ColumnMaker.of(lane, rows));
        }
        return Dataset.of(columns);
    }
}
