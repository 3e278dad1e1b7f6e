package org.evermodel.serving.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;

/** Reads JSON of bounded depth, and says in plain words what is wrong with it. Thread-safe. */
final class Json {
    private static final int LONGEST_NUMBER = 400;
    private static final int LONGEST_NAME = 1_000;

    private final JsonFactory factory;
    private final int depth;

    Json(int depth) {
        this.depth = depth;
        this.factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(depth)
                        .maxNumberLength(LONGEST_NUMBER)
                        .maxNameLength(LONGEST_NAME)
                        .build())
                .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                .enable(StreamReadFeature.USE_FAST_BIG_NUMBER_PARSER)
                .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .build();
    }

    JsonFactory factory() {
        return factory;
    }

    /** What a body is made of. */
    @FunctionalInterface
    interface Reading<T> {
        /** The parser stands at the first token of the object. */
        T read(JsonParser json) throws IOException;
    }

    /** Reads a body that is one JSON object and nothing else. */
    <T> T read(byte[] body, int length, Reading<T> reading) {
        try (JsonParser json = factory.createParser(body, 0, length)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw Refusal.bad("expected a JSON object, but the body %s", found(json.currentToken()));
            }
            T result = reading.read(json);
            if (json.nextToken() != null) {
                throw Refusal.bad("expected nothing behind the JSON object, but there is more");
            }
            return result;
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    private static String found(@org.jspecify.annotations.Nullable JsonToken token) {
        return token == null ? "is empty" : "is " + what(token);
    }

    /** A token's kind as a message names it. */
    static String what(@org.jspecify.annotations.Nullable JsonToken token) {
        if (token == null) {
            return "the end";
        }
        return switch (token) {
            case START_OBJECT, END_OBJECT -> "an object";
            case START_ARRAY, END_ARRAY -> "an array";
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            case VALUE_NULL -> "null";
            default -> "something else";
        };
    }

    private Refusal malformed(IOException e) {
        if (e instanceof StreamConstraintsException) {
            return Refusal.bad(
                    "the JSON is nested deeper than %d levels, or has a number of more than %d digits or a name of more than %d"
                            + " characters",
                    depth, LONGEST_NUMBER, LONGEST_NAME);
        }
        if (e instanceof JsonProcessingException syntax && syntax.getLocation() != null) {
            return Refusal.bad(
                    "malformed JSON in line %d, column %d: %s",
                    syntax.getLocation().getLineNr(), syntax.getLocation().getColumnNr(), plain(syntax));
        }
        return Refusal.bad("malformed JSON: the body is not UTF-8 text");
    }

    /** Without the advice to a programmer which settings would allow it, and without what Jackson tells of its source. */
    private static String plain(JsonProcessingException e) {
        String first = e.getOriginalMessage().lines().findFirst().orElse("");
        return cut(cut(cut(first, ": enable"), " (for "), " (start ").replace('`', '"');
    }

    private static String cut(String text, String from) {
        int at = text.indexOf(from);
        return at < 0 ? text : text.substring(0, at);
    }
}
