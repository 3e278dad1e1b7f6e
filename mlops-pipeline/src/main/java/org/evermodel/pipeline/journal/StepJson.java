package org.evermodel.pipeline.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.evermodel.Digest;
import org.evermodel.pipeline.cache.Kept;
import org.evermodel.pipeline.cache.Logged;
import org.evermodel.pipeline.cache.LoggedJson;

/** The JSON of what came of a place. Written for every step that runs, and so without a tree in between. */
final class StepJson {
    private static final JsonFactory JSON = new ObjectMapper().getFactory();
    private static final int SCHEMA = 2;

    /** Most records are no longer. */
    private static final int USUAL = 768;

    private StepJson() {}

    static String format(StepEntry entry) {
        StringWriter text = new StringWriter(USUAL);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("schema", SCHEMA);
            write(json, "input", entry.input());
            write(json, "key", entry.key());
            if (entry.output().isPresent()) {
                write(json, entry.output().get());
            }
            write(json, "word", entry.word());
            json.writeStringField("reason", entry.reason());
            json.writeNumberField("attempts", entry.attempts());
            json.writeStringField("took", entry.took().toString());
            json.writeStringField("ended", entry.ended().toString());
            if (!entry.logged().equals(Logged.NOTHING)) {
                json.writeFieldName("logged");
                json.writeRawValue(LoggedJson.format(entry.logged()));
            }
            if (entry.ahead()) {
                json.writeBooleanField("ahead", true);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a text takes all that is written to it", e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, String name, Optional<?> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get().toString());
        }
    }

    private static void write(JsonGenerator json, Kept output) throws IOException {
        json.writeObjectFieldStart("output");
        json.writeStringField("codec", output.codec());
        json.writeStringField("artifact", output.artifact().toString());
        write(json, "inline", output.inline());
        json.writeEndObject();
    }

    static StepEntry parse(String path, String json) {
        return EntryJson.parse(
                "place \"" + path + "\" of a run",
                SCHEMA,
                json,
                root -> new StepEntry(
                        path,
                        digest(root, "input"),
                        digest(root, "key"),
                        EntryJson.optional(root, "output").map(EntryJson::kept),
                        EntryJson.optional(root, "word").map(JsonNode::asText),
                        EntryJson.text(root, "reason"),
                        root.required("attempts").asInt(),
                        Duration.parse(EntryJson.text(root, "took")),
                        Instant.parse(EntryJson.text(root, "ended")),
                        EntryJson.optional(root, "logged")
                                .map(logged -> LoggedJson.parse(logged.toString()))
                                .orElse(Logged.NOTHING),
                        root.path("ahead").asBoolean()));
    }

    private static Optional<Digest> digest(JsonNode root, String field) {
        return EntryJson.optional(root, field).map(JsonNode::asText).map(Digest::parse);
    }
}
