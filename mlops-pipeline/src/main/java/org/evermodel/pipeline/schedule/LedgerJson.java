package org.evermodel.pipeline.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.evermodel.MlopsException;

/** The JSON of what all processes know of a task. */
final class LedgerJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SCHEMA = 1;

    private LedgerJson() {}

    static String format(Ledger ledger) {
        ObjectNode root = JSON.createObjectNode().put("schema", SCHEMA);
        root.put("seen", ledger.seen().toString());
        ObjectNode since = root.putObject("since");
        ledger.since().forEach((words, moment) -> since.put(words, moment.toString()));
        root.put("sequence", ledger.sequence());
        ArrayNode waiting = root.putArray("waiting");
        for (Firing each : ledger.waiting()) {
            waiting.addObject().put("due", each.due().toString()).put("because", each.because());
        }
        ArrayNode running = root.putArray("running");
        for (Ledger.Running each : ledger.running()) {
            running.addObject()
                    .put("owner", each.owner())
                    .put("until", each.until().toString())
                    .put("term", each.term().toString());
        }
        return root.toString();
    }

    static Ledger parse(String task, String json) {
        try {
            JsonNode root = JSON.readTree(json);
            if (root.path("schema").asInt() != SCHEMA) {
                throw new MlopsException("what is remembered of task " + task + " is of schema " + root.path("schema")
                        + ", but this version reads schema " + SCHEMA + "; read it with the version that wrote it");
            }
            List<Firing> waiting = new ArrayList<>();
            root.required("waiting")
                    .forEach(each -> waiting.add(new Firing(
                            task,
                            Instant.parse(each.required("due").asText()),
                            each.required("because").asText())));
            List<Ledger.Running> running = new ArrayList<>();
            root.required("running")
                    .forEach(each -> running.add(new Ledger.Running(
                            each.required("owner").asText(),
                            Instant.parse(each.required("until").asText()),
                            Duration.parse(each.required("term").asText()))));
            Map<String, Instant> since = new TreeMap<>();
            root.required("since")
                    .fields()
                    .forEachRemaining(each -> since.put(
                            each.getKey(), Instant.parse(each.getValue().asText())));
            return new Ledger(
                    Instant.parse(root.required("seen").asText()),
                    since,
                    root.required("sequence").asLong(),
                    waiting,
                    running);
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
            throw new MlopsException("what is remembered of task " + task + " cannot be read: " + e.getMessage(), e);
        }
    }
}
