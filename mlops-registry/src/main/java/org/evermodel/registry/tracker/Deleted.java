package org.evermodel.registry.tracker;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.evermodel.registry.ledger.Change;
import org.evermodel.registry.ledger.Content;
import org.evermodel.registry.ledger.Indexes;
import org.evermodel.registry.ledger.Stored;

/** The mark on the record of a run or an experiment that was deleted. */
final class Deleted {
    private static final String AT = "at";

    private Deleted() {}

    static boolean is(Stored record) {
        return !record.content().texts(Indexes.DELETED).isEmpty();
    }

    static Optional<Instant> at(Content content) {
        return Optional.ofNullable(content.texts(Indexes.DELETED).get(AT)).map(Instant::parse);
    }

    static Stored put(Change change, Stored record, String reason) {
        Map<String, String> mark = Map.of(AT, change.at().toString(), "actor", change.actor(), "reason", reason);
        return change.replace(
                record,
                Content.builder()
                        .putAll(record.content())
                        .putTexts(Indexes.DELETED, new java.util.TreeMap<>(mark))
                        .build());
    }

    static Stored remove(Change change, Stored record) {
        return change.replace(
                record,
                Content.builder()
                        .putAll(record.content())
                        .without(Indexes.DELETED)
                        .build());
    }
}
