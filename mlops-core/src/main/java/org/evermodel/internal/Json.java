package org.evermodel.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

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

    private static final ObjectWriter BOUNDED = MAPPER.writer()
            .without(SerializationFeature.WRAP_EXCEPTIONS)
            .without(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    private Json() {}

    /** Takes so many bytes at most. */
    private static final class Bounded extends OutputStream {
        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private final int most;

        Bounded(int most) {
            this.most = most;
        }

        /** More than that. */
        static final class FullException extends IOException {
            private static final long serialVersionUID = 1L;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (length > most - taken.size()) {
                throw new FullException();
            }
            taken.write(bytes, from, length);
        }

        byte[] toByteArray() {
            return taken.toByteArray();
        }
    }

    /** The object on one line, ended by a line feed, in UTF-8. */
    public static byte[] bytes(Map<String, ?> object) {
        try {
            return (MAPPER.writeValueAsString(object) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values can always be written", e);
        }
    }

    /**
     * The same, or empty where that would be more than {@code most} bytes: no more are written, and lists of the object are
     * asked for no more elements. What they throw is thrown.
     */
    public static Optional<byte[]> bytes(Map<String, ?> object, int most) {
        Bounded bytes = new Bounded(most);
        try (Writer text = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
            BOUNDED.writeValue(text, object);
            text.write('\n');
        } catch (Bounded.FullException full) {
            return Optional.empty();
        } catch (JsonMappingException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new IllegalStateException("a tree of plain values can always be written", e);
        } catch (IOException e) {
            throw new IllegalStateException("a tree of plain values can always be written", e);
        }
        return Optional.of(bytes.toByteArray());
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
