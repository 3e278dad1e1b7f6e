package org.evermodel.serving.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.evermodel.data.Field;
import org.evermodel.data.Schema;

/** Reads a table row by row: an array of objects, or of arrays in the order of the columns. */
final class RowsReader {
    private final Schema columns;
    private final Budget budget;

    private RowsReader(Schema columns, Budget budget) {
        this.columns = columns;
        this.budget = budget;
    }

    /** Rows of either kind, as the first one is. */
    static Grid read(JsonParser json, String name, Schema columns, Budget budget) throws IOException {
        RowsReader reader = new RowsReader(columns, budget);
        JsonToken first = reader.first(json, name);
        return first == JsonToken.START_OBJECT ? reader.records(json, name) : reader.positions(json, first, name);
    }

    /** Rows that are objects. */
    static Grid readRecords(JsonParser json, String name, Schema columns, Budget budget) throws IOException {
        RowsReader reader = new RowsReader(columns, budget);
        reader.first(json, name);
        return reader.records(json, name);
    }

    private JsonToken first(JsonParser json, String name) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw Refusal.bad("%s must be an array, but is %s", Shown.quoted(name), Json.what(json.currentToken()));
        }
        return json.nextToken();
    }

    private Grid records(JsonParser json, String name) throws IOException {
        ColumnCells found = new ColumnCells(columns);
        int rows = 0;
        while (json.currentToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                throw Refusal.bad(
                        "row %d of %s must be an object, but is %s",
                        rows, Shown.quoted(name), Json.what(json.currentToken()));
            }
            budget.spend(1);
            record(json, found, rows++);
            json.nextToken();
        }
        found.pad(rows, budget);
        return rows == 0 ? none() : found.grid();
    }

    private void record(JsonParser json, ColumnCells found, int row) throws IOException {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            int position = found.find(name);
            if (position < 0) {
                json.skipChildren();
                continue;
            }
            Cells cells = found.at(position);
            if (cells.size() > row) {
                throw Refusal.bad("row %d has %s twice", row, Shown.quoted(name));
            }
            cells.pad(row, budget);
            Scalars.read(json, value, ColumnCells.title(name), cells, budget);
        }
    }

    private Grid positions(JsonParser json, JsonToken first, String name) throws IOException {
        ArrayReader.Array array = ArrayReader.readRest(json, first, new Title("", name), budget);
        List<Long> lengths = array.lengths();
        if (array.cells().size() == 0 && array.isFlat()) {
            return none();
        }
        boolean scalars = array.isFlat() && columns.size() == 1;
        if (!scalars && !(lengths.size() == 2 && lengths.get(1) == columns.size())) {
            throw Refusal.bad(
                    "%s: expected rows of %d cells, in the order of the model's columns, but it is nested as %s",
                    Shown.quoted(name), columns.size(), lengths);
        }
        return grid(lengths.get(0).intValue(), array.cells(), new Title("", name));
    }

    private Grid none() {
        return grid(0, new Cells(), new Title("", "no rows"));
    }

    private Grid grid(int rows, Cells cells, Title title) {
        List<Grid.Lane> lanes = new ArrayList<>(columns.size());
        for (Field field : columns.fields()) {
            lanes.add(new Grid.Lane(field, title, cells, lanes.size(), columns.size()));
        }
        return new Grid(rows, lanes);
    }
}
