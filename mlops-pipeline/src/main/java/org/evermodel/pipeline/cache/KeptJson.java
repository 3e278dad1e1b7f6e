package org.evermodel.pipeline.cache;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;
import org.evermodel.Digest;

/** The JSON of where a value is kept. */
final class KeptJson {
    private KeptJson() {}

    /** Writes it as a field. */
    static void write(JsonGenerator json, String name, Kept kept) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("codec", kept.codec());
        json.writeStringField("artifact", kept.artifact().toString());
        if (kept.inline().isPresent()) {
            json.writeStringField("inline", kept.inline().get());
        }
        json.writeEndObject();
    }

    /** Reads what {@link #write} wrote; throws IllegalArgumentException where it is something else. */
    static Kept parse(JsonNode node) {
        return new Kept(
                node.required("codec").asText(),
                Digest.parse(node.required("artifact").asText()),
                Optional.ofNullable(node.get("inline")).map(JsonNode::asText));
    }
}
