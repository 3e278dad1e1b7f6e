package org.evermodel.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Field;
import org.evermodel.internal.Json;
import org.evermodel.internal.JsonIn;

/** An encoder as JSON: for each column of text its {@code levels}, for each other one its {@code numbers} as well. */
final class EncoderJson {
    private static final String FILE = "encoder.json";
    private static final int FORMAT = 1;

    private EncoderJson() {}

    static byte[] format(FlatEncoder encoder) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("format", FORMAT);
        root.put("columns", encoder.parts().stream().map(EncoderJson::format).toList());
        root.put("leftOut", encoder.leftOut());
        return Json.bytes(root);
    }

    private static Map<String, Object> format(ColumnEncoder part) {
        Map<String, Object> column = new LinkedHashMap<>();
        column.put("column", part.field().name());
        column.put("type", part.field().type().name());
        if (part instanceof LevelEncoder levels) {
            column.put("missing", levels.hasMissing());
            column.put("other", levels.hasOther());
            column.put("levels", levels.levels());
        } else if (part instanceof NumberEncoder numbers) {
            column.put("missing", numbers.missing());
            column.put("numbers", format(numbers.slots()));
            column.put("levels", numbers.levels());
        }
        return column;
    }

    private static List<Map<String, Object>> format(List<NumberEncoder.Slot> slots) {
        List<Map<String, Object>> numbers = new ArrayList<>();
        for (NumberEncoder.Slot slot : slots) {
            Map<String, Object> number = new LinkedHashMap<>();
            number.put("reading", slot.reading().name());
            number.put("fill", slot.fill());
            number.put("center", slot.center());
            number.put("scale", slot.scale());
            numbers.add(number);
        }
        return numbers;
    }

    static FlatEncoder parse(byte[] bytes) {
        return PackageFile.reading(() -> encoder(Json.parse(FILE, bytes)));
    }

    private static FlatEncoder encoder(JsonIn root) {
        root.only("format", "columns", "leftOut").format(FORMAT);
        List<JsonIn> columns = root.field("columns").items();
        root.field("columns").require(!columns.isEmpty(), "must have at least one column");
        List<ColumnEncoder> parts = columns.stream().map(EncoderJson::column).toList();
        return root.checked(() -> new FlatEncoder(parts, root.field("leftOut").textsByName()));
    }

    private static ColumnEncoder column(JsonIn in) {
        ColumnType type = in.field("type").constant(ColumnType.class);
        Field field = in.checked(() -> new Field(in.field("column").text(), type));
        return type.isTextual() ? levels(in, field) : numbers(in, field);
    }

    private static LevelEncoder levels(JsonIn in, Field field) {
        in.only("column", "type", "missing", "other", "levels");
        List<String> levels = in.field("levels").texts();
        requireDistinct(in.field("levels"), levels);
        return new LevelEncoder(
                field, levels, in.field("missing").flag(), in.field("other").flag());
    }

    private static NumberEncoder numbers(JsonIn in, Field field) {
        in.only("column", "type", "missing", "numbers", "levels");
        List<NumberEncoder.Slot> slots =
                in.field("numbers").items().stream().map(EncoderJson::slot).toList();
        List<Reading> readings = slots.stream().map(NumberEncoder.Slot::reading).toList();
        in.field("numbers").require(readings.equals(Reading.of(field.type())), "must be " + Reading.of(field.type()));
        List<Double> levels =
                in.field("levels").items().stream().map(JsonIn::real).toList();
        in.field("levels").require(levels.isEmpty() || field.type().isNumeric(), "must be empty but for numbers");
        requireDistinct(in.field("levels"), levels);
        return new NumberEncoder(field, slots, levels, in.field("missing").flag());
    }

    private static void requireDistinct(JsonIn in, List<?> levels) {
        in.require(new HashSet<>(levels).size() == levels.size(), "must differ from one another");
    }

    private static NumberEncoder.Slot slot(JsonIn in) {
        in.only("reading", "fill", "center", "scale");
        double scale = in.field("scale").real();
        in.require(scale >= 0, "must have a scale of at least 0");
        return new NumberEncoder.Slot(
                in.field("reading").constant(Reading.class),
                in.field("fill").real(),
                in.field("center").real(),
                scale);
    }
}
