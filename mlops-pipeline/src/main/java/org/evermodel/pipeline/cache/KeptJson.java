package org.evermodel.pipeline.cache;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.evermodel.Digest;

/** The JSON of where a value is kept. */
final class KeptJson {
    private KeptJson() {}

    /** Writes it into {@code node}. */
    static void put(ObjectNode node, Kept kept) {
        node.put("codec", kept.codec());
        node.put("artifact", kept.artifact().toString());
        kept.inline().ifPresent(inline -> node.put("inline", inline));
    }

    /** Reads what {@link #put} wrote; throws IllegalArgumentException where it is something else. */
    static Kept parse(JsonNode node) {
        return new Kept(
                node.required("codec").asText(),
                Digest.parse(node.required("artifact").asText()),
                Optional.ofNullable(node.get("inline")).map(JsonNode::asText));
    }
}
