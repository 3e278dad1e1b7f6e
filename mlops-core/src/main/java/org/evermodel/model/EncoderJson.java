package org.evermodel.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Field;

/** An encoder as JSON: for each column of text its {@code levels}, for each other one its {@code numbers} as well. */
final class EncoderJson {
    private static final String FILE = "encoder.json";
    private static final int FORMAT = 1;

    private EncoderJson() {}

    static byte[] format(FlatEncoder encoder) {
        ArrayNode columns = Json.array();
        for (ColumnEncoder part : encoder.parts()) {
            ObjectNode column = columns.addObject()
                    .put("column", part.field().name())
                    .put("type", part.field().type().name());
            if (part instanceof LevelEncoder levels) {
                column.put("missing", levels.hasMissing()).put("other", levels.hasOther());
                column.set("levels", Json.texts(levels.levels()));
            } else if (part instanceof NumberEncoder numbers) {
                column.put("missing", numbers.missing());
                column.set("numbers", format(numbers.slots()));
                ArrayNode levels = column.putArray("levels");
                numbers.levels().forEach(levels::add);
            }
        }
        ObjectNode root = Json.object().put("format", FORMAT);
        root.set("columns", columns);
        root.set("leftOut", Json.texts(encoder.leftOut()));
        return Json.bytes(root);
    }

    private static ArrayNode format(List<NumberEncoder.Slot> slots) {
        ArrayNode numbers = Json.array();
        for (NumberEncoder.Slot slot : slots) {
            numbers.addObject()
                    .put("reading", slot.reading().name())
                    .put("fill", slot.fill())
                    .put("center", slot.center())
                    .put("scale", slot.scale());
        }
        return numbers;
    }

    static FlatEncoder parse(byte[] bytes) {
        JsonIn root = Json.parse(FILE, bytes).only("format", "columns", "leftOut");
        root.format(FORMAT);
        List<JsonIn> columns = root.list("columns");
        root.require(!columns.isEmpty(), "must have at least one column");
        List<ColumnEncoder> parts = columns.stream().map(EncoderJson::column).toList();
        return root.checked(() -> new FlatEncoder(parts, root.field("leftOut").texts()));
    }

    private static ColumnEncoder column(JsonIn in) {
        ColumnType type = in.constant("type", ColumnType.class);
        Field field = in.checked(() -> new Field(in.text("column"), type));
        return type.isTextual() ? levels(in, field) : numbers(in, field);
    }

    private static LevelEncoder levels(JsonIn in, Field field) {
        in.only("column", "type", "missing", "other", "levels");
        List<String> levels = in.texts("levels");
        Set<String> distinct = new HashSet<>(levels);
        in.field("levels").require(distinct.size() == levels.size(), "must differ from one another");
        return new LevelEncoder(field, levels, in.flag("missing"), in.flag("other"));
    }

    private static NumberEncoder numbers(JsonIn in, Field field) {
        in.only("column", "type", "missing", "numbers", "levels");
        List<NumberEncoder.Slot> slots =
                in.list("numbers").stream().map(EncoderJson::slot).toList();
        List<Reading> readings = slots.stream().map(NumberEncoder.Slot::reading).toList();
        in.field("numbers").require(readings.equals(Reading.of(field.type())), "must be " + Reading.of(field.type()));
        List<Double> levels = in.list("levels").stream().map(JsonIn::real).toList();
        in.field("levels").require(levels.isEmpty() || field.type().isNumeric(), "must be empty but for numbers");
        in.field("levels").require(new HashSet<>(levels).size() == levels.size(), "must differ from one another");
        return new NumberEncoder(field, slots, levels, in.flag("missing"));
    }

    private static NumberEncoder.Slot slot(JsonIn in) {
        in.only("reading", "fill", "center", "scale");
        double scale = in.real("scale");
        in.require(scale >= 0, "must have a scale of at least 0");
        return new NumberEncoder.Slot(in.constant("reading", Reading.class), in.real("fill"), in.real("center"), scale);
    }
}
