package org.evermodel.serving.http;

import java.util.ArrayList;
import java.util.List;
import org.evermodel.data.Column;
import org.evermodel.data.Dataset;
import org.evermodel.data.Field;

/** Writes requests about tables. */
final class Bodies {
    private Bodies() {}

    /** A tensor for each column. */
    static String byName(Dataset table) {
        List<String> tensors = new ArrayList<>();
        for (Field field : table.schema().fields()) {
            tensors.add("{\"name\":\"" + field.name() + "\",\"shape\":[" + table.rowCount() + "],\"datatype\":\""
                    + ModelMetadata.datatype(field.type()) + "\",\"data\":" + cells(table.column(field.name())) + "}");
        }
        return "{\"inputs\":[" + String.join(",", tensors) + "]}";
    }

    static String cells(Column column) {
        List<String> cells = new ArrayList<>();
        for (int row = 0; row < column.size(); row++) {
            cells.add(cell(column, row));
        }
        return "[" + String.join(",", cells) + "]";
    }

    static String cell(Column column, int row) {
        return column.value(row)
                .map(cell -> cell instanceof String text ? "\"" + text + "\"" : cell.toString())
                .orElse("null");
    }
}
