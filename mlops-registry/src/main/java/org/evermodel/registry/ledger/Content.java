package org.evermodel.registry.ledger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.evermodel.Digest;
import org.evermodel.StorageException;

/**
 * What a record says: a JSON object whose fields keep their order, so that equal content has one text. A field that is
 * missing or has another form than the reader wants is a {@link StorageException} naming the record. Immutable and
 * thread-safe.
 */
public final class Content {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String owner;
    private final ObjectNode fields;

    private Content(String owner, ObjectNode fields) {
        this.owner = owner;
        this.fields = fields;
    }

    /** Content to be filled. */
    public static Builder builder() {
        return new Builder();
    }

    /** Reads the text of {@code owner}, a record's key or another name for messages. */
    public static Content parse(String owner, String json) {
        try {
            if (MAPPER.readTree(json) instanceof ObjectNode object) {
                return new Content(owner, object);
            }
            throw new StorageException(owner + " is damaged: it is not a JSON object");
        } catch (JsonProcessingException e) {
            throw new StorageException(owner + " is damaged: it is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** The canonical text. */
    public String json() {
        try {
            return MAPPER.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values can always be written", e);
        }
    }

    /** A text. */
    public String text(String field) {
        return value(field).textValue();
    }

    /** A text, or empty where the field is absent. */
    public Optional<String> optionalText(String field) {
        return fields.has(field) ? Optional.of(text(field)) : Optional.empty();
    }

    /** A whole number. */
    public long number(String field) {
        JsonNode value = fields.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw damaged(field, "a whole number");
        }
        return value.longValue();
    }

    /** A whole number, or 0 where the field is absent. */
    public long numberOrZero(String field) {
        return fields.has(field) ? number(field) : 0;
    }

    /** A moment. */
    public Instant instant(String field) {
        try {
            return Instant.parse(text(field));
        } catch (DateTimeParseException e) {
            throw damaged(field, "a moment");
        }
    }

    /** One of the constants of an enum. */
    public <E extends Enum<E>> E constant(String field, Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text(field)))
                .findFirst()
                .orElseThrow(() -> damaged(field, "one of " + Arrays.toString(type.getEnumConstants())));
    }

    /** A digest. */
    public Digest digest(String field) {
        return digest(fields.path(field)).orElseThrow(() -> damaged(field, "a digest"));
    }

    /** A real number, NaN and the infinities included. */
    public double real(String field) {
        return real(fields.path(field)).orElseThrow(() -> damaged(field, "a number"));
    }

    /** Texts by name, none where the field is absent. */
    public Map<String, String> texts(String field) {
        return map(field, node -> Optional.ofNullable(node.textValue()));
    }

    /** Digests by name, none where the field is absent. */
    public Map<String, Digest> digests(String field) {
        return map(field, Content::digest);
    }

    /** Real numbers by name, none where the field is absent. */
    public Map<String, Double> reals(String field) {
        return map(field, Content::real);
    }

    /** Objects in a list, none where the field is absent. */
    public List<Content> list(String field) {
        List<Content> items = new ArrayList<>();
        for (JsonNode item : fields.path(field)) {
            items.add(object(field, item));
        }
        return items;
    }

    /** An object. */
    public Content object(String field) {
        return object(field, fields.path(field));
    }

    /** An object, or empty where the field is absent. */
    public Optional<Content> optionalObject(String field) {
        return fields.has(field) ? Optional.of(object(field, fields.path(field))) : Optional.empty();
    }

    /** Objects by name, none where the field is absent. */
    public Map<String, Content> objects(String field) {
        return map(field, node -> Optional.of(object(field, node)));
    }

    private Content object(String field, JsonNode node) {
        if (node instanceof ObjectNode object) {
            return new Content(owner, object);
        }
        throw damaged(field, "objects");
    }

    private <T> Map<String, T> map(String field, Function<JsonNode, Optional<T>> reading) {
        Map<String, T> values = new LinkedHashMap<>();
        fields.path(field)
                .fields()
                .forEachRemaining(entry -> values.put(
                        entry.getKey(),
                        reading.apply(entry.getValue())
                                .orElseThrow(() -> damaged(field + "/" + entry.getKey(), "a value"))));
        return Collections.unmodifiableMap(values);
    }

    private JsonNode value(String field) {
        JsonNode value = fields.path(field);
        if (!value.isTextual()) {
            throw damaged(field, "a text");
        }
        return value;
    }

    private StorageException damaged(String field, String wanted) {
        return new StorageException(owner + " is damaged: field \"" + field + "\" must be " + wanted + ", but is "
                + fields.path(field).toString());
    }

    private static Optional<Digest> digest(JsonNode node) {
        try {
            return Optional.of(Digest.parse(node.asText()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** JSON has no NaN and no infinities: they stand as texts. */
    private static Optional<Double> real(JsonNode node) {
        if (node.isNumber()) {
            return Optional.of(node.doubleValue());
        }
        return switch (node.asText()) {
            case "NaN" -> Optional.of(Double.NaN);
            case "Infinity" -> Optional.of(Double.POSITIVE_INFINITY);
            case "-Infinity" -> Optional.of(Double.NEGATIVE_INFINITY);
            default -> Optional.empty();
        };
    }

    @Override
    public String toString() {
        return json();
    }

    /** Fills content field by field. Not thread-safe. */
    public static final class Builder {
        private final ObjectNode fields = JsonNodeFactory.instance.objectNode();

        private Builder() {}

        /** A text. */
        public Builder put(String field, String value) {
            fields.put(field, value);
            return this;
        }

        /** A text in the canonical form of the value, such as a name, a digest or a moment. */
        public Builder put(String field, Object value) {
            fields.put(field, value.toString());
            return this;
        }

        /** A text where there is one. */
        public Builder put(String field, Optional<?> value) {
            value.ifPresent(present -> fields.put(field, present.toString()));
            return this;
        }

        /** A whole number. */
        public Builder put(String field, long value) {
            fields.put(field, value);
            return this;
        }

        /** A real number; NaN and the infinities are kept. */
        public Builder put(String field, double value) {
            putReal(fields, field, value);
            return this;
        }

        /** Texts by name. */
        public Builder putTexts(String field, Map<String, String> values) {
            ObjectNode object = fields.putObject(field);
            values.forEach(object::put);
            return this;
        }

        /** Real numbers by name; NaN and the infinities are kept. */
        public Builder putReals(String field, Map<String, Double> values) {
            ObjectNode object = fields.putObject(field);
            values.forEach((name, value) -> putReal(object, name, value));
            return this;
        }

        private static void putReal(ObjectNode object, String name, double value) {
            if (Double.isFinite(value)) {
                object.put(name, value);
            } else {
                object.put(name, Double.toString(value));
            }
        }

        /** An object. */
        public Builder putObject(String field, Content item) {
            fields.set(field, item.fields);
            return this;
        }

        /** Whether or not. */
        public Builder put(String field, boolean value) {
            fields.put(field, value);
            return this;
        }

        /** Takes fields away. */
        public Builder remove(String... others) {
            fields.remove(List.of(others));
            return this;
        }

        /** Objects in a list. */
        public Builder putList(String field, List<Content> items) {
            ArrayNode array = fields.putArray(field);
            items.forEach(item -> array.add(item.fields));
            return this;
        }

        /** Objects by name. */
        public Builder putObjects(String field, Map<String, Content> items) {
            ObjectNode object = fields.putObject(field);
            items.forEach((name, item) -> object.set(name, item.fields));
            return this;
        }

        /** Without a field, if it is there. */
        public Builder without(String field) {
            fields.remove(field);
            return this;
        }

        /** All fields of other content. */
        public Builder putAll(Content other) {
            fields.setAll(other.fields);
            return this;
        }

        /** The content; the builder is not used afterwards. */
        public Content build() {
            return new Content("new content", fields);
        }
    }
}
