package org.evermodel.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Field;
import org.evermodel.data.Schema;

/** A signature as JSON. */
final class SignatureJson {
    private static final String FILE = "signature.json";
    private static final int FORMAT = 1;

    private SignatureJson() {}

    static byte[] format(Signature signature) {
        ArrayNode inputs = Json.array();
        for (Field field : signature.inputs().fields()) {
            inputs.addObject()
                    .put("column", field.name())
                    .put("type", field.type().name());
        }
        ObjectNode root = Json.object().put("format", FORMAT);
        root.set("inputs", inputs);
        root.put("target", signature.target()).put("task", signature.task().name());
        root.set("classes", Json.texts(signature.classes()));
        signature.positive().ifPresent(positive -> root.put("positive", positive));
        return Json.bytes(root);
    }

    static Signature parse(byte[] bytes) {
        JsonIn root = Json.parse(FILE, bytes).only("format", "inputs", "target", "task", "classes", "positive");
        root.format(FORMAT);
        Optional<String> positive = root.optional("positive").map(JsonIn::text);
        return root.checked(() -> new Signature(
                inputs(root.list("inputs")),
                root.text("target"),
                root.constant("task", Task.class),
                root.texts("classes"),
                positive));
    }

    private static Schema inputs(List<JsonIn> columns) {
        return Schema.of(columns.stream()
                .map(in -> in.only("column", "type"))
                .map(in -> new Field(in.text("column"), in.constant("type", ColumnType.class)))
                .toList());
    }
}
