package org.evermodel.pipeline.cache;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.evermodel.MlopsException;
import org.jspecify.annotations.Nullable;

/** Reads the record of a kept output field by field. Used once. */
final class RememberedParser {
    private static final JsonFactory JSON = new ObjectMapper().getFactory();

    private final Set<String> needed;
    private String schema = "";
    private @Nullable Preimage preimage;
    private @Nullable Kept output;
    private @Nullable Kept input;
    private @Nullable Instant at;
    private Logged logged = Logged.NOTHING;

    private RememberedParser(Set<String> needed) {
        this.needed = needed;
    }

    /** Reads the fields that are needed and passes over the rest. */
    static RememberedParser of(String json, Set<String> needed) {
        RememberedParser parser = new RememberedParser(needed);
        try (JsonParser tokens = JSON.createParser(json)) {
            tokens.nextToken();
            parser.readFields(tokens);
            JsonToken beyond = tokens.nextToken();
            if (beyond != null) {
                throw new IllegalArgumentException("behind its end stands " + beyond);
            }
            return parser;
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            throw unreadable(e);
        }
    }

    private static MlopsException unreadable(Exception cause) {
        return new MlopsException("the record of a kept output cannot be read: " + cause.getMessage(), cause);
    }

    private void readFields(JsonParser json) throws IOException {
        KeptJson.requireObject(json);
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            if (name.equals("schema")) {
                json.nextToken();
                schema = json.getText();
                requireSchema();
            } else if (needed.contains(name)) {
                readField(name, json);
            } else {
                json.nextToken();
                json.skipChildren();
            }
        }
        requireSchema();
    }

    private void requireSchema() {
        if (!schema.equals(Integer.toString(RememberedJson.SCHEMA))) {
            throw new MlopsException("a kept output of schema " + RememberedJson.SCHEMA
                    + " was expected, but its record says " + (schema.isEmpty() ? "none" : schema));
        }
    }

    private void readField(String name, JsonParser json) throws IOException {
        switch (name) {
            case "at" -> at = Instant.parse(KeptJson.text(json));
            case "output" -> output = kept(json);
            case "input" -> input = kept(json);
            case "dependsOn" -> readPreimage(json);
            default -> {
                json.nextToken();
                logged = LoggedJson.parse(json.<JsonNode>readValueAsTree());
            }
        }
    }

    private static Kept kept(JsonParser json) throws IOException {
        json.nextToken();
        return KeptJson.read(json);
    }

    private void readPreimage(JsonParser json) throws IOException {
        JsonToken first = json.nextToken();
        if (first != JsonToken.START_ARRAY) {
            throw new IllegalArgumentException("what it depends on must be a list, but is " + first);
        }
        List<KeyField> fields = new ArrayList<>();
        JsonToken next = json.nextToken();
        for (; next == JsonToken.START_ARRAY; next = json.nextToken()) {
            fields.add(
                    new KeyField(KeyField.Kind.valueOf(KeptJson.text(json)), KeptJson.text(json), KeptJson.text(json)));
            if (json.nextToken() != JsonToken.END_ARRAY) {
                throw new IllegalArgumentException("a field has a kind, a name and a value");
            }
        }
        if (next != JsonToken.END_ARRAY) {
            throw new IllegalArgumentException("what it depends on must be lists, but one is " + next);
        }
        preimage = new Preimage(fields);
    }

    Found toFound() {
        try {
            return new Found(KeptJson.required("output", output), KeptJson.required("at", at), logged);
        } catch (IllegalArgumentException e) {
            throw unreadable(e);
        }
    }

    Origin toOrigin() {
        try {
            return new Origin(KeptJson.required("dependsOn", preimage), Optional.ofNullable(input));
        } catch (IllegalArgumentException e) {
            throw unreadable(e);
        }
    }
}
