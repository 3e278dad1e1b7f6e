package org.evermodel.pipeline.reproduce;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evermodel.ModelUri;
import org.evermodel.RunId;

/** Certificates as JSON. */
final class CertificateJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private CertificateJson() {}

    static String format(Certificate certificate) {
        ObjectNode root = JSON.createObjectNode();
        root.put("model", certificate.model().toString());
        root.put("run", certificate.run().value());
        root.put("at", certificate.at().toString());
        root.put("tier", certificate.tier().name());
        root.put("trained", certificate.trained());
        root.put("tolerance", certificate.tolerance());
        certificate.cached().forEach(root.putArray("cached")::add);
        root.put("differing", certificate.differing());
        var differences = root.putArray("differences");
        for (Difference difference : certificate.differences()) {
            ObjectNode one = differences.addObject();
            one.put("layer", difference.layer().name());
            one.put("field", difference.field());
            difference.recorded().ifPresent(value -> one.put("recorded", value));
            difference.actual().ifPresent(value -> one.put("actual", value));
        }
        return root.toString();
    }

    static Certificate parse(String json) {
        try {
            JsonNode root = JSON.readTree(json);
            List<String> cached = new ArrayList<>();
            root.required("cached").forEach(each -> cached.add(each.asText()));
            List<Difference> differences = new ArrayList<>();
            root.required("differences").forEach(each -> differences.add(difference(each)));
            return new Certificate(
                    ModelUri.parse(root.required("model").asText()),
                    new RunId(root.required("run").asText()),
                    Instant.parse(root.required("at").asText()),
                    Tier.valueOf(root.required("tier").asText()),
                    root.required("trained").asBoolean(),
                    root.required("tolerance").asDouble(),
                    cached,
                    root.required("differing").asInt(),
                    differences);
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException("this is no certificate: " + e.getMessage(), e);
        }
    }

    private static Difference difference(JsonNode node) {
        return new Difference(
                Layer.valueOf(node.required("layer").asText()),
                node.required("field").asText(),
                text(node, "recorded"),
                text(node, "actual"));
    }

    private static Optional<String> text(JsonNode node, String name) {
        return node.has(name) ? Optional.of(node.required(name).asText()) : Optional.empty();
    }
}
