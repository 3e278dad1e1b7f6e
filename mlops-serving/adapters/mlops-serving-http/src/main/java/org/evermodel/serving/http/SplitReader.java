package org.evermodel.serving.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.evermodel.data.Field;
import org.evermodel.data.Schema;
import org.jspecify.annotations.Nullable;

/** Reads a table whose names stand apart from its rows: {@code {"columns": […], "data": [[…], …]}}. */
final class SplitReader {
    private static final String FORM = "\"dataframe_split\"";

    private final Budget budget;
    private @Nullable Map<String, Integer> names;
    private ArrayReader.@Nullable Array data;

    private SplitReader(Budget budget) {
        this.budget = budget;
    }

    static Grid read(JsonParser json, Schema columns, Budget budget) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw Refusal.bad("%s must be an object, but is %s", FORM, Json.what(json.currentToken()));
        }
        return new SplitReader(budget).grid(json, columns);
    }

    private Grid grid(JsonParser json, Schema columns) throws IOException {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "columns" -> names = names(json);
                case "data" -> data = ArrayReader.read(json, "the data of " + FORM, budget);
                case "index" -> json.skipChildren();
                default ->
                    throw Refusal.bad(
                            "%s has the members \"columns\", \"data\" and \"index\", but got %s",
                            FORM, Shown.quoted(name));
            }
        }
        if (names == null || data == null) {
            throw Refusal.bad("%s must have \"columns\" and \"data\"", FORM);
        }
        return grid(names, data, columns);
    }

    private Map<String, Integer> names(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw Refusal.bad("the columns of %s must be an array of strings", FORM);
        }
        Map<String, Integer> positions = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            budget.spend(1);
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                throw Refusal.bad(
                        "the columns of %s must be strings, but one is %s", FORM, Json.what(json.currentToken()));
            }
            String name = Scalars.text(json, "the columns of " + FORM);
            if (positions.putIfAbsent(name, positions.size()) != null) {
                throw Refusal.bad("column %s stands twice in %s", Shown.quoted(name), FORM);
            }
        }
        return positions;
    }

    private static Grid grid(Map<String, Integer> names, ArrayReader.Array data, Schema columns) {
        List<Long> lengths = data.lengths();
        boolean empty = data.isFlat() && data.cells().size() == 0;
        if (!empty && !(lengths.size() == 2 && lengths.get(1) == names.size())) {
            throw Refusal.bad(
                    "the data of %s must be rows of %d cells, one for each column, but is nested as %s",
                    FORM, names.size(), lengths);
        }
        List<Grid.Lane> lanes = new ArrayList<>(columns.size());
        for (Field field : columns.fields()) {
            Integer position = names.get(field.name());
            if (position == null) {
                throw Refusal.bad(
                        "%s: expected the model's columns %s, but there is no %s",
                        FORM, Shown.names(columns.names()), Shown.quoted(field.name()));
            }
            Title title = ColumnCells.title(field.name());
            lanes.add(new Grid.Lane(field, title, data.cells(), position, names.size()));
        }
        return new Grid(lengths.get(0).intValue(), lanes);
    }
}
