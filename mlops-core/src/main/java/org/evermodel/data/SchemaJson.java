package org.evermodel.data;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.evermodel.internal.Json;
import org.evermodel.internal.JsonIn;
import org.evermodel.internal.MalformedJsonException;

/** A schema as JSON. */
final class SchemaJson {
    private static final String NAME = "schema";
    private static final int FORMAT = 1;

    private SchemaJson() {}

    static String format(Schema schema) {
        List<Map<String, String>> columns = new ArrayList<>();
        for (Field field : schema.fields()) {
            Map<String, String> column = new LinkedHashMap<>();
            column.put("column", field.name());
            column.put("type", field.type().name());
            columns.add(column);
        }
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("format", FORMAT);
        root.put("columns", columns);
        return new String(Json.bytes(root), StandardCharsets.UTF_8).strip();
    }

    static Schema parse(String json) {
        try {
            return schema(Json.parse(NAME, json.getBytes(StandardCharsets.UTF_8)));
        } catch (MalformedJsonException e) {
            // Its message starts with the name, as does the place.
            throw new MalformedDataException(
                    DataPlace.in(NAME), String.valueOf(e.getMessage()).substring(NAME.length()), e);
        }
    }

    private static Schema schema(JsonIn root) {
        root.only("format", "columns").format(FORMAT);
        List<Field> fields = new ArrayList<>();
        for (JsonIn column : root.field("columns").items()) {
            column.only("column", "type");
            ColumnType type = column.field("type").constant(ColumnType.class);
            fields.add(column.field("column").as(name -> new Field(name, type)));
        }
        return root.field("columns").checked(() -> Schema.of(fields));
    }
}
