package org.evermodel.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Field;
import org.evermodel.data.Row;
import org.evermodel.data.Schema;
import org.jspecify.annotations.Nullable;

/** The cells of a row as a JSON array in order of a schema; null is missing, and NaN and the infinities are texts. */
final class RowJson {
    private RowJson() {}

    static ArrayNode format(Row row, Schema schema) {
        ArrayNode cells = Json.array();
        for (String column : schema.names()) {
            add(cells, row.value(column));
        }
        return cells;
    }

    private static void add(ArrayNode cells, Optional<Object> cell) {
        Object value = cell.orElse(null);
        if (value instanceof Long whole) {
            cells.add(whole);
        } else if (value instanceof Double real && Double.isFinite(real)) {
            cells.add(real);
        } else if (value instanceof Boolean flag) {
            cells.add(flag);
        } else if (value == null) {
            cells.addNull();
        } else {
            cells.add(value.toString());
        }
    }

    static Row parse(JsonIn in, Schema schema) {
        List<JsonIn> cells = in.items();
        in.require(cells.size() == schema.size(), "must have a cell for each of the columns " + schema.names());
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            Field field = schema.fields().get(i);
            row.put(field.name(), cells.get(i).isNull() ? null : cell(cells.get(i), field.type()));
        }
        return Row.ofMap(row);
    }

    private static Object cell(JsonIn in, ColumnType type) {
        return switch (type) {
            case INTEGER -> in.whole();
            case REAL -> in.isText() ? in.<Object>as(Double::valueOf) : in.real();
            case BOOLEAN -> in.flag();
            case CATEGORICAL, TEXT -> in.text();
            case TIMESTAMP -> in.as(RowJson::instant);
        };
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (java.time.format.DateTimeParseException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no time such as 2026-01-31T08:00:00Z", e);
        }
    }
}
