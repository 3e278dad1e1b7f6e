package org.evermodel.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Field;
import org.evermodel.data.Schema;
import org.evermodel.internal.Json;
import org.evermodel.internal.JsonIn;

/** A signature as JSON. */
final class SignatureJson {
    private static final String FILE = "signature.json";
    private static final int FORMAT = 1;

    private SignatureJson() {}

    static byte[] format(Signature signature) {
        List<Map<String, String>> inputs = new ArrayList<>();
        for (Field field : signature.inputs().fields()) {
            Map<String, String> input = new LinkedHashMap<>();
            input.put("column", field.name());
            input.put("type", field.type().name());
            inputs.add(input);
        }
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("format", FORMAT);
        root.put("inputs", inputs);
        root.put("target", signature.target());
        root.put("task", signature.task().name());
        root.put("classes", signature.classes());
        signature.positive().ifPresent(positive -> root.put("positive", positive));
        return Json.bytes(root);
    }

    static Signature parse(byte[] bytes) {
        return PackageFile.reading(() -> signature(Json.parse(FILE, bytes)));
    }

    private static Signature signature(JsonIn root) {
        root.only("format", "inputs", "target", "task", "classes", "positive").format(FORMAT);
        Optional<String> positive = root.optional("positive").map(JsonIn::text);
        return root.checked(() -> new Signature(
                inputs(root.field("inputs")),
                root.field("target").text(),
                root.field("task").constant(Task.class),
                root.field("classes").texts(),
                positive));
    }

    private static Schema inputs(JsonIn columns) {
        return Schema.of(columns.items().stream()
                .map(in -> in.only("column", "type"))
                .map(in -> new Field(in.field("column").text(), in.field("type").constant(ColumnType.class)))
                .toList());
    }
}
