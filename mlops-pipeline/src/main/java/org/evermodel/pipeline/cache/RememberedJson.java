package org.evermodel.pipeline.cache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evermodel.Digest;
import org.evermodel.MlopsException;

/** The JSON of the journal's records. */
final class RememberedJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SCHEMA = 1;

    private RememberedJson() {}

    static String format(Remembered output) {
        ObjectNode root = JSON.createObjectNode();
        root.put("schema", SCHEMA);
        root.put("at", output.at().toString());
        output.run().ifPresent(run -> root.put("run", run));
        putKept(root.putObject("output"), output.output());
        output.input().ifPresent(input -> putKept(root.putObject("input"), input));
        ArrayNode fields = root.putArray("dependsOn");
        output.preimage()
                .fields()
                .forEach(field -> fields.addArray()
                        .add(field.kind().name())
                        .add(field.name())
                        .add(field.value()));
        root.set("logged", LoggedJson.format(JSON, output.logged()));
        return root.toString();
    }

    static Remembered parse(String json) {
        try {
            JsonNode root = JSON.readTree(json);
            if (root.path("schema").asInt() != SCHEMA) {
                throw new MlopsException("a kept output of schema " + SCHEMA + " was expected, but its record says "
                        + root.path("schema"));
            }
            return new Remembered(
                    preimage(root.required("dependsOn")),
                    kept(root.required("output")),
                    root.has("input") ? Optional.of(kept(root.required("input"))) : Optional.empty(),
                    Instant.parse(root.required("at").asText()),
                    root.has("run") ? Optional.of(root.required("run").asText()) : Optional.empty(),
                    LoggedJson.parse(root.required("logged")));
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeParseException e) {
            throw new MlopsException("the record of a kept output cannot be read: " + e.getMessage(), e);
        }
    }

    static String formatKeys(List<Digest> keys) {
        ObjectNode root = JSON.createObjectNode();
        root.put("schema", SCHEMA);
        ArrayNode array = root.putArray("keys");
        keys.forEach(key -> array.add(key.toString()));
        return root.toString();
    }

    /** A history that cannot be read is no history: it explains misses and decides nothing. */
    static List<Digest> keys(String json) {
        List<Digest> keys = new ArrayList<>();
        try {
            JSON.readTree(json).path("keys").forEach(key -> keys.add(Digest.parse(key.asText())));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return List.of();
        }
        return keys;
    }

    private static Preimage preimage(JsonNode fields) {
        List<KeyField> parsed = new ArrayList<>();
        fields.forEach(field -> parsed.add(new KeyField(
                KeyField.Kind.valueOf(field.required(0).asText()),
                field.required(1).asText(),
                field.required(2).asText())));
        return new Preimage(parsed);
    }

    private static Kept kept(JsonNode kept) {
        return new Kept(
                kept.required("codec").asText(),
                Digest.parse(kept.required("artifact").asText()));
    }

    private static void putKept(ObjectNode node, Kept kept) {
        node.put("codec", kept.codec());
        node.put("artifact", kept.artifact().toString());
    }
}
