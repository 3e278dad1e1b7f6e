package org.evermodel.pipeline.cache;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Set;

/** The JSON of a kept output. Written and read for every step, and so without a tree in between. */
final class RememberedJson {
    static final int SCHEMA = 2;

    private static final JsonFactory JSON = new ObjectMapper().getFactory();

    /** A field has a kind, a name and a value. */
    private static final int FIELD = 3;

    /** Most records are no longer. */
    private static final int USUAL = 1024;

    private RememberedJson() {}

    static String format(Remembered output) {
        StringWriter text = new StringWriter(USUAL);
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
            LoggedJson.write(json, "logged", output.logged());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a text takes all that is written to it", e);
        }
        return text.toString();
    }

    /** What a hit needs of it. */
    static Found found(String json) {
        return RememberedParser.of(json, Set.of("output", "at", "logged")).toFound();
    }

    /** What explains a miss. */
    static Origin origin(String json) {
        return RememberedParser.of(json, Set.of("dependsOn", "input")).toOrigin();
    }
}
