package org.evermodel.pipeline.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.evermodel.Digest;
import org.evermodel.MlopsException;
import org.evermodel.pipeline.cache.Kept;

/** The JSON of what the journal knows of runs. */
final class EntryJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SCHEMA = 1;

    private EntryJson() {}

    static String format(RunEntry entry) {
        ObjectNode root = root();
        root.put("pipeline", entry.pipeline());
        root.put("definition", entry.definition().toString());
        ObjectNode places = root.putObject("places");
        entry.places().forEach((id, digest) -> places.put(id, digest.toString()));
        root.put("seed", entry.seed());
        entry.experiment().ifPresent(name -> root.put("experiment", name));
        entry.input().ifPresent(input -> root.set("input", kept(input)));
        entry.content().ifPresent(content -> root.put("content", content.toString()));
        entry.record().ifPresent(id -> root.put("record", id));
        root.put("status", entry.status());
        root.put("reason", entry.reason());
        root.put("started", entry.started().toString());
        root.put("changed", entry.changed().toString());
        return root.toString();
    }

    static RunEntry run(String id, String json) {
        return parse("run " + id, json, root -> {
            Map<String, Digest> places = new TreeMap<>();
            root.required("places")
                    .fields()
                    .forEachRemaining(each -> places.put(
                            each.getKey(), Digest.parse(each.getValue().asText())));
            return new RunEntry(
                    id,
                    text(root, "pipeline"),
                    Digest.parse(text(root, "definition")),
                    places,
                    root.required("seed").asLong(),
                    optional(root, "experiment").map(JsonNode::asText),
                    optional(root, "input").map(EntryJson::kept),
                    optional(root, "content").map(JsonNode::asText).map(Digest::parse),
                    optional(root, "record").map(JsonNode::asText),
                    text(root, "status"),
                    text(root, "reason"),
                    Instant.parse(text(root, "started")),
                    Instant.parse(text(root, "changed")));
        });
    }

    static String format(Lease lease) {
        return root().put("owner", lease.owner())
                .put("token", lease.token())
                .put("until", lease.until().toString())
                .toString();
    }

    static Lease lease(String run, String json) {
        return parse(
                "the lease of run " + run,
                json,
                root -> new Lease(
                        text(root, "owner"), root.required("token").asLong(), Instant.parse(text(root, "until"))));
    }

    static String format(ApprovalEntry entry) {
        ObjectNode root = root();
        root.put("run", entry.run());
        root.put("path", entry.path());
        root.put("question", entry.question());
        root.put("about", entry.about());
        entry.content().ifPresent(content -> root.put("content", content.toString()));
        ArrayNode roles = root.putArray("roles");
        entry.roles().forEach(roles::add);
        root.put("needed", entry.needed());
        root.put("asked", entry.asked().toString());
        entry.until().ifPresent(until -> root.put("until", until.toString()));
        root.put("silence", entry.silence());
        ArrayNode voices = root.putArray("voices");
        for (ApprovalEntry.Voice voice : entry.voices()) {
            ObjectNode node = voices.addObject();
            node.put("by", voice.by());
            node.put("role", voice.role());
            node.put("approves", voice.approves());
            node.put("reason", voice.reason());
            node.put("at", voice.at().toString());
            ObjectNode values = node.putObject("values");
            new TreeMap<>(voice.values()).forEach(values::put);
        }
        return root.toString();
    }

    static ApprovalEntry approval(String id, String json) {
        return parse("approval " + id, json, root -> {
            List<String> roles = new ArrayList<>();
            root.required("roles").forEach(role -> roles.add(role.asText()));
            List<ApprovalEntry.Voice> voices = new ArrayList<>();
            root.required("voices").forEach(voice -> voices.add(voice(voice)));
            return new ApprovalEntry(
                    text(root, "run"),
                    text(root, "path"),
                    text(root, "question"),
                    text(root, "about"),
                    optional(root, "content").map(JsonNode::asText).map(Digest::parse),
                    roles,
                    root.required("needed").asInt(),
                    Instant.parse(text(root, "asked")),
                    optional(root, "until").map(JsonNode::asText).map(Instant::parse),
                    text(root, "silence"),
                    voices);
        });
    }

    private static ApprovalEntry.Voice voice(JsonNode node) {
        Map<String, String> values = new TreeMap<>();
        node.required("values")
                .fields()
                .forEachRemaining(
                        each -> values.put(each.getKey(), each.getValue().asText()));
        return new ApprovalEntry.Voice(
                text(node, "by"),
                text(node, "role"),
                node.required("approves").asBoolean(),
                text(node, "reason"),
                values,
                Instant.parse(text(node, "at")));
    }

    private static <T> T parse(String what, String json, Function<JsonNode, T> form) {
        return parse(what, SCHEMA, json, form);
    }

    static <T> T parse(String what, int schema, String json, Function<JsonNode, T> form) {
        try {
            JsonNode root = JSON.readTree(json);
            if (root.path("schema").asInt() != schema) {
                throw new MlopsException("the journal's record of " + what + " is of schema " + root.path("schema")
                        + ", but this version reads schema " + schema + "; read it with the version that wrote it");
            }
            return form.apply(root);
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
            throw new MlopsException("the journal's record of " + what + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static ObjectNode root() {
        return JSON.createObjectNode().put("schema", SCHEMA);
    }

    static String text(JsonNode node, String field) {
        return node.required(field).asText();
    }

    static Optional<JsonNode> optional(JsonNode node, String field) {
        return Optional.ofNullable(node.get(field));
    }

    private static ObjectNode kept(Kept kept) {
        ObjectNode node = JSON.createObjectNode()
                .put("codec", kept.codec())
                .put("artifact", kept.artifact().toString());
        kept.inline().ifPresent(inline -> node.put("inline", inline));
        return node;
    }

    static Kept kept(JsonNode node) {
        return new Kept(
                text(node, "codec"),
                Digest.parse(text(node, "artifact")),
                optional(node, "inline").map(JsonNode::asText));
    }
}
