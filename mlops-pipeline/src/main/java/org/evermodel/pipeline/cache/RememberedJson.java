package org.evermodel.pipeline.cache;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
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

    /** A field has a kind, a name and a value. */
    private static final int FIELD = 3;

    private RememberedJson() {}

    /** Written for every step that runs, and so without a tree in between. */
    static String format(Remembered output) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("schema", SCHEMA);
            json.writeStringField("at", output.at().toString());
            if (output.run().isPresent()) {
                json.writeStringField("run", output.run().get());
            }
            KeptJson.write(json, "output", output.output());
            if (output.input().isPresent()) {
                KeptJson.write(json, "input", output.input().get());
            }
            json.writeArrayFieldStart("dependsOn");
            for (KeyField field : output.preimage().fields()) {
                json.writeArray(new String[] {field.kind().name(), field.name(), field.value()}, 0, FIELD);
            }
            json.writeEndArray();
            if (output.took().isPresent()) {
                json.writeStringField("took", output.took().get().toString());
            }
            json.writeFieldName("logged");
            json.writeRawValue(LoggedJson.format(output.logged()));
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a text takes all that is written to it", e);
        }
        return text.toString();
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
                    KeptJson.parse(root.required("output")),
                    root.has("input") ? Optional.of(KeptJson.parse(root.required("input"))) : Optional.empty(),
                    Instant.parse(root.required("at").asText()),
                    root.has("took")
                            ? Optional.of(Duration.parse(root.required("took").asText()))
                            : Optional.empty(),
                    root.has("run") ? Optional.of(root.required("run").asText()) : Optional.empty(),
                    LoggedJson.parse(root.required("logged")));
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeParseException e) {
            throw new MlopsException("the record of a kept output cannot be read: " + e.getMessage(), e);
        }
    }

    static String format(History history) {
        ObjectNode root = JSON.createObjectNode();
        root.put("schema", SCHEMA);
        ArrayNode array = root.putArray("keys");
        history.keys().forEach(key -> array.add(key.toString()));
        ArrayNode times = root.putArray("took");
        history.took().forEach(time -> times.add(time.toString()));
        return root.toString();
    }

    /** A history that cannot be read is no history: it explains misses and decides nothing. */
    static History history(String json) {
        List<Digest> keys = new ArrayList<>();
        List<Duration> took = new ArrayList<>();
        try {
            JsonNode root = JSON.readTree(json);
            root.path("keys").forEach(key -> keys.add(Digest.parse(key.asText())));
            root.path("took").forEach(time -> took.add(Duration.parse(time.asText())));
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeParseException e) {
            return History.NONE;
        }
        return new History(keys, took);
    }

    private static Preimage preimage(JsonNode fields) {
        List<KeyField> parsed = new ArrayList<>();
        fields.forEach(field -> parsed.add(new KeyField(
                KeyField.Kind.valueOf(field.required(0).asText()),
                field.required(1).asText(),
                field.required(2).asText())));
        return new Preimage(parsed);
    }
}
