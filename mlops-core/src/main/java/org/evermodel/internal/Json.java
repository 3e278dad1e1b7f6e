package org.evermodel.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * JSON as trees of plain values: maps in their order, lists, texts, numbers, booleans. Doubles read back exactly, and
 * equal trees have equal bytes on any Java: the shortest form of a double is found by Jackson, not by the JDK, whose
 * {@code Double.toString} changed in 19.
 */
public final class Json {
    private static final int DEEPEST = 16;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /** The object on one line, ended by a line feed, in UTF-8. */
    public static byte[] bytes(Map<String, ?> object) {
        try {
            return (MAPPER.writeValueAsString(object) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values can always be written", e);
        }
    }

    /**
     * The object that {@code bytes} hold; {@code file} names them in refusals. Throws {@link MalformedJsonException} where
     * they hold anything else.
     */
    public static JsonIn parse(String file, byte[] bytes) {
        try {
            return new JsonIn(file, "", MAPPER.readValue(bytes, Object.class)).object();
        } catch (JsonProcessingException e) {
            throw new MalformedJsonException(file + " is not JSON: " + e.getOriginalMessage() + place(e), e);
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can always be read", e);
        }
    }

    private static String place(JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        return location == null ? "" : " (line " + location.getLineNr() + ", character " + location.getColumnNr() + ")";
    }
}
