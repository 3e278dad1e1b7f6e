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
import org.evermodel.internal.Json;
import org.evermodel.internal.JsonIn;
import org.jspecify.annotations.Nullable;

/**
 * Golden vectors as JSON: of each row the cells in order of the columns, beside its scores. A missing cell is null; NaN,
 * the infinities and times are texts.
 */
final class GoldenJson {
    private static final String FILE = "golden.json";
    private static final int FORMAT = 1;

    private GoldenJson() {}

    static byte[] format(GoldenVectors golden) {
        List<Map<String, Object>> vectors = new ArrayList<>();
        for (GoldenVectors.Vector vector : golden.vectors()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("row", cells(vector.row(), golden.inputs()));
            entry.put("scores", vector.scores());
            vectors.add(entry);
        }
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("format", FORMAT);
        root.put("vectors", vectors);
        return Json.bytes(root);
    }

    static GoldenVectors parse(byte[] bytes, Signature signature) {
        return PackageFile.reading(() -> {
            JsonIn root = Json.parse(FILE, bytes).only("format", "vectors");
            root.format(FORMAT);
            List<GoldenVectors.Vector> vectors = root.field("vectors").items().stream()
                    .map(in -> vector(in, signature))
                    .toList();
            root.field("vectors").require(!vectors.isEmpty(), "must not be empty");
            return new GoldenVectors(signature.inputs(), vectors);
        });
    }

    private static GoldenVectors.Vector vector(JsonIn in, Signature signature) {
        in.only("row", "scores");
        List<Double> scores =
                in.field("scores").items().stream().map(JsonIn::real).toList();
        int answers = Math.max(1, signature.classes().size());
        in.field("scores").require(scores.size() == answers, "must have " + answers + " numbers");
        return new GoldenVectors.Vector(row(in.field("row"), signature.inputs()), scores);
    }

    private static List<@Nullable Object> cells(Row row, Schema schema) {
        List<@Nullable Object> cells = new ArrayList<>();
        schema.names().forEach(column -> cells.add(plain(row.value(column).orElse(null))));
        return cells;
    }

    private static @Nullable Object plain(@Nullable Object cell) {
        boolean needsText = cell instanceof Instant || (cell instanceof Double real && !Double.isFinite(real));
        return needsText ? String.valueOf(cell) : cell;
    }

    private static Row row(JsonIn in, Schema schema) {
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
            case TIMESTAMP -> in.as(GoldenJson::instant);
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
