package org.evermodel.pipeline.cache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.evermodel.Digest;

/** The JSON by which an output is found from its step. */
final class MilestoneJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SCHEMA = 2;

    private MilestoneJson() {}

    static String format(Milestone milestone) {
        ObjectNode root = JSON.createObjectNode().put("schema", SCHEMA);
        root.put("key", milestone.key().toString());
        milestone.took().ifPresent(took -> root.put("took", took.toString()));
        return root.toString();
    }

    /** Empty where it is something else. */
    static Optional<Milestone> parse(String id, String json) {
        try {
            JsonNode root = JSON.readTree(json);
            Optional<Duration> took =
                    Optional.ofNullable(root.get("took")).map(JsonNode::asText).map(Duration::parse);
            return root.path("schema").asInt() == SCHEMA
                    ? Optional.of(
                            new Milestone(id, Digest.parse(root.required("key").asText()), took))
                    : Optional.empty();
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
