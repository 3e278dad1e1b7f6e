package org.evermodel.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/** Who trained a model and how that went, as JSON. */
final class TrainingJson {
    private static final String FILE = "training.json";
    private static final int FORMAT = 1;

    private TrainingJson() {}

    static byte[] format(String trainer, Map<String, String> facts) {
        ObjectNode root = Json.object().put("format", FORMAT).put("trainer", trainer);
        root.set("facts", Json.texts(new TreeMap<>(facts)));
        return Json.bytes(root);
    }

    static String trainer(byte[] bytes) {
        return parse(bytes).text("trainer");
    }

    static Map<String, String> facts(byte[] bytes) {
        return parse(bytes).field("facts").texts();
    }

    private static JsonIn parse(byte[] bytes) {
        JsonIn root = Json.parse(FILE, bytes).only("format", "trainer", "facts");
        root.format(FORMAT);
        return root;
    }
}
