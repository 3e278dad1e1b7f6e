package org.evermodel.pipeline.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.evermodel.MlopsException;

/** The JSON of a run's notes: each place with its status and the reason. */
final class NotesJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCHEMA = "schema";
    private static final String PLACES = "places";

    private NotesJson() {}

    static String format(Map<String, StepNote> notes) {
        ObjectNode root = JSON.createObjectNode().put(SCHEMA, 1);
        ObjectNode places = root.putObject(PLACES);
        notes.forEach((path, note) -> places.putArray(path).add(note.status()).add(note.reason()));
        return root.toString();
    }

    static Optional<StepNote> find(String run, String path, String json) {
        return Optional.ofNullable(all(run, json).get(path));
    }

    static Map<String, StepNote> all(String run, String json) {
        try {
            Map<String, StepNote> notes = new TreeMap<>();
            JSON.readTree(json)
                    .required(PLACES)
                    .fields()
                    .forEachRemaining(each ->
                            notes.put(each.getKey(), new StepNote(text(each.getValue(), 0), text(each.getValue(), 1))));
            return notes;
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new MlopsException("the journal's notes of run " + run + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static String text(JsonNode note, int place) {
        return note.required(place).asText();
    }
}
