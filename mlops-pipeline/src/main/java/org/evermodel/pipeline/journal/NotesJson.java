package org.evermodel.pipeline.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
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
        try {
            return Optional.ofNullable(JSON.readTree(json).required(PLACES).get(path))
                    .map(note -> new StepNote(text(note, 0), text(note, 1)));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new MlopsException("the journal's notes of run " + run + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static String text(JsonNode note, int place) {
        return note.required(place).asText();
    }
}
