package org.evermodel.model;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Field;
import org.evermodel.data.Row;
import org.evermodel.data.Schema;
import org.evermodel.internal.JsonIn;
import org.jspecify.annotations.Nullable;

/** The cells of a row as a JSON array in order of a schema; null is missing, and NaN and the infinities are texts. */
final class RowJson {
    private RowJson() {}

    static List<@Nullable Object> format(Row row, Schema schema) {
        List<@Nullable Object> cells = new ArrayList<>();
        schema.names().forEach(column -> cells.add(plain(row.value(column).orElse(null))));
        return cells;
    }

    private static @Nullable Object plain(@Nullable Object cell) {
        boolean needsText = cell instanceof Instant || (cell instanceof Double real && !Double.isFinite(real));
        return needsText ? String.valueOf(cell) : cell;
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
            case INTEGER -> in.longWhole();
            case REAL -> in.isText() ? in.<Object>as(Double::valueOf) : in.real();
            case BOOLEAN -> in.flag();
            case CATEGORICAL, TEXT -> in.text();
            case TIMESTAMP -> in.as(RowJson::instant);
        };
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no time such as 2026-01-31T08:00:00Z", e);
        }
    }
}
