package org.evermodel.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.evermodel.internal.Json;
import org.evermodel.internal.JsonIn;

/** Who trained a model, how that went, and what the engine says of it, as JSON. */
final class TrainingJson {
    private static final String FILE = "training.json";
    private static final int FORMAT = 1;

    private TrainingJson() {}

    static byte[] format(Candidate candidate) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("format", FORMAT);
        root.put("trainer", candidate.trainer());
        root.put("facts", new TreeMap<>(candidate.facts()));
        root.put("provenance", new TreeMap<>(candidate.model().predictor().provenance()));
        return Json.bytes(root);
    }

    static String trainer(byte[] bytes) {
        return PackageFile.reading(() -> root(bytes).field("trainer").text());
    }

    static Map<String, String> facts(byte[] bytes) {
        return PackageFile.reading(() -> root(bytes).field("facts").textsByName());
    }

    static Map<String, String> provenance(byte[] bytes) {
        return PackageFile.reading(() -> root(bytes).field("provenance").textsByName());
    }

    private static JsonIn root(byte[] bytes) {
        JsonIn root = Json.parse(FILE, bytes).only("format", "trainer", "facts", "provenance");
        root.format(FORMAT);
        return root;
    }
}
