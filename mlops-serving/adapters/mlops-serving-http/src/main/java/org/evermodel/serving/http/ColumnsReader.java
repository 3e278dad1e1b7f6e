package org.evermodel.serving.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.evermodel.data.Schema;

/** Reads a table column by column: an object with an array for each. */
final class ColumnsReader {
    private ColumnsReader() {}

    static Grid read(JsonParser json, Schema columns, Budget budget) throws IOException {
        ColumnCells found = new ColumnCells(columns);
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            int position = found.find(name);
            if (position >= 0) {
                found.put(position, cells(json, name, budget));
            } else {
                json.skipChildren();
            }
        }
        return found.grid();
    }

    private static Cells cells(JsonParser json, String name, Budget budget) throws IOException {
        ArrayReader.Array array = ArrayReader.read(json, ColumnCells.title(name), budget);
        boolean column = array.isFlat()
                || (array.lengths().size() == 2 && array.lengths().get(1) == 1);
        if (!column) {
            throw Refusal.bad("%s must be an array of cells, but is nested", ColumnCells.title(name));
        }
        return array.cells();
    }
}
