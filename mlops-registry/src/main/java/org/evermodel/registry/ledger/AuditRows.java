package org.evermodel.registry.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.evermodel.Digest;
import org.evermodel.registry.ledger.AuditRow.Written;
import org.evermodel.spi.MetadataStore;

/**
 * The text of an audit row, canonical to the byte: a row whose text is not exactly what its own values would be written
 * as was edited. The hash is the SHA-256 of the text without the hash, and the hash of the row before is part of it, so
 * no row can change without changing every one after it.
 */
final class AuditRows {
    static final String KIND = "audit";
    private static final String HASH = "hash";
    private static final int DIGITS = 12;

    private AuditRows() {}

    /** Digits enough that ids sort as their numbers do. */
    static MetadataStore.Key key(long sequence) {
        return new MetadataStore.Key(KIND, Kinds.padded(sequence, DIGITS));
    }

    /**
     * A row as it is kept.
     *
     * @param text its text, the hash at its end
     * @param hash the hash
     */
    record Sealed(String text, Digest hash) {
        static Sealed of(AuditRow row) {
            String body = body(row).build().json();
            Digest hash = Digest.of(body.getBytes(StandardCharsets.UTF_8));
            return new Sealed(body.substring(0, body.length() - 1) + ",\"" + HASH + "\":\"" + hash + "\"}", hash);
        }
    }

    /** The row of a note about {@code records}, after the one that {@code head} tells of. */
    static Sealed next(AuditHead head, Instant at, String actor, AuditNote note, List<Written> records) {
        return Sealed.of(new AuditRow(
                head.sequence() + 1,
                at,
                actor,
                note.action(),
                note.subject(),
                note.reason(),
                note.details(),
                records,
                head.hash(),
                AuditRow.NOTHING));
    }

    /** Whether the row is to the byte what was once written. */
    static boolean isIntact(AuditRow row, MetadataStore.Entry entry) {
        return Sealed.of(row).text().equals(entry.json()) && key(row.sequence()).equals(entry.key());
    }

    /** What the hash is made of. */
    private static Content.Builder body(AuditRow row) {
        return Content.builder()
                .put("sequence", row.sequence())
                .put("at", row.at())
                .put("actor", row.actor())
                .put("action", row.action())
                .put("subject", row.subject())
                .put("reason", row.reason())
                .putTexts("details", row.details())
                .putList(
                        "records",
                        row.records().stream()
                                .map(written -> Content.builder()
                                        .put("record", written.record())
                                        .put("revision", written.revision())
                                        .put("digest", written.digest())
                                        .build())
                                .toList())
                .put("previous", row.previous());
    }

    static AuditRow parse(MetadataStore.Entry entry) {
        Content content = Content.parse("record " + entry.key(), entry.json());
        return new AuditRow(
                content.number("sequence"),
                content.instant("at"),
                content.text("actor"),
                content.text("action"),
                content.text("subject"),
                content.text("reason"),
                content.texts("details"),
                content.list("records").stream()
                        .map(written -> new Written(
                                written.text("record"), written.number("revision"), written.digest("digest")))
                        .toList(),
                content.digest("previous"),
                content.digest(HASH));
    }
}
