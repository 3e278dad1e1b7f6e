package org.evermodel.serving.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;

/**
 * What goes back: always JSON.
 *
 * @param headers beside those every reply has
 */
record Reply(int status, ByteBuffer body, Map<String, String> headers) {
    private static final int OK = 200;
    private static final int USUAL_SIZE = 512;
    private static final JsonFactory PLAIN = new JsonFactory();

    /** Writes the members of a reply's object. */
    @FunctionalInterface
    interface Members {
        void write(JsonGenerator json) throws IOException;
    }

    static Reply ok(JsonFactory factory, Members members) {
        return ok(factory, Map.of(), members);
    }

    static Reply ok(JsonFactory factory, Map<String, String> headers, Members members) {
        return new Reply(OK, object(factory, members), headers);
    }

    static Reply error(int status, String message) {
        return error(status, message, json -> {});
    }

    /** An error with more members than its message. */
    static Reply error(int status, String message, Members more) {
        Map<String, String> headers = status == Refusal.UNAVAILABLE ? Map.of("Retry-After", "1") : Map.of();
        return new Reply(
                status,
                object(PLAIN, json -> {
                    json.writeStringField("error", message);
                    more.write(json);
                }),
                headers);
    }

    Reply with(String header, String value) {
        return new Reply(status, body, Map.of(header, value));
    }

    private static ByteBuffer object(JsonFactory factory, Members members) {
        try {
            Bytes bytes = new Bytes();
            try (JsonGenerator json = factory.createGenerator(bytes)) {
                json.writeStartObject();
                members.write(json);
                json.writeEndObject();
            }
            return bytes.view();
        } catch (IOException e) {
            throw new UncheckedIOException("a reply could not be written to memory", e);
        }
    }

    /** Bytes in memory that are handed on without a copy. */
    private static final class Bytes extends ByteArrayOutputStream {
        Bytes() {
            super(USUAL_SIZE);
        }

        ByteBuffer view() {
            return ByteBuffer.wrap(buf, 0, count);
        }
    }
}
