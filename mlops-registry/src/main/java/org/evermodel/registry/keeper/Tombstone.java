package org.evermodel.registry.keeper;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.evermodel.registry.catalogue.Deletion;
import org.evermodel.registry.ledger.Change;
import org.evermodel.registry.ledger.Content;
import org.evermodel.registry.ledger.Stored;

/** The mark on a record of what was deleted. */
public final class Tombstone {
    private static final String FIELD = "deleted";
    private static final String AT = "at";
    private static final String ACTOR = "actor";
    private static final String REASON = "reason";

    private Tombstone() {}

    static Content.Builder put(Content.Builder content, Change change, String reason) {
        return put(content, new Deletion(change.at(), change.actor(), reason));
    }

    static Content.Builder put(Content.Builder content, Deletion deletion) {
        Map<String, String> fields =
                Map.of(AT, deletion.at().toString(), ACTOR, deletion.actor(), REASON, deletion.reason());
        return content.putTexts(FIELD, new TreeMap<>(fields));
    }

    static Content.Builder remove(Content.Builder content) {
        return content.putTexts(FIELD, Map.of());
    }

    /** Whether the record is of something that was deleted. */
    public static boolean isOn(Stored record) {
        return !record.content().texts(FIELD).isEmpty();
    }

    static Optional<Deletion> read(Stored record) {
        return isOn(record) ? Optional.of(record.decode(Tombstone::deletion)) : Optional.empty();
    }

    private static Deletion deletion(Content content) {
        Map<String, String> fields = content.texts(FIELD);
        try {
            return new Deletion(
                    Instant.parse(fields.getOrDefault(AT, "")),
                    fields.getOrDefault(ACTOR, ""),
                    fields.getOrDefault(REASON, ""));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("it says it was deleted, but not when: " + fields, e);
        }
    }
}
