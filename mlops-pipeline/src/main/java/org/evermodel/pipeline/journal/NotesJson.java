package org.evermodel.pipeline.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.evermodel.MlopsException;

/** The JSON of a run's notes: each place with its status and the reason, and when all of that was written. */
final class NotesJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCHEMA = "schema";
    private static final String PLACES = "places";
    private static final String AT = "at";

    private NotesJson() {}

    static String format(Map<String, StepNote> notes, Instant at) {
        ObjectNode root = JSON.createObjectNode().put(SCHEMA, 1).put(AT, at.toString());
        ObjectNode places = root.putObject(PLACES);
        notes.forEach((path, note) -> places.putArray(path).add(note.status()).add(note.reason()));
        return root.toString();
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

    /** When they were written; those of earlier versions do not say. */
    static Optional<Instant> at(String run, String json) {
        try {
            return Optional.ofNullable(JSON.readTree(json).get(AT))
                    .map(JsonNode::asText)
                    .map(Instant::parse);
        } catch (JsonProcessingException | DateTimeException e) {
            throw new MlopsException(
                    "when the journal's notes of run " + run + " were written cannot be read: " + e.getMessage(), e);
        }
    }

    private static String text(JsonNode note, int place) {
        return note.required(place).asText();
    }
}
