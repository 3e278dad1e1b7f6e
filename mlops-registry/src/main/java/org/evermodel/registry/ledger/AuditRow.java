package org.evermodel.registry.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.evermodel.Digest;

/**
 * One row of the audit log: what happened, and what the changed records say since.
 *
 * @param sequence 1, 2, 3, … without gaps
 * @param at when it happened
 * @param actor who did it
 * @param action what was done, such as {@code alias.moved}
 * @param subject to what it was done, such as {@code models:/churn@champion}
 * @param reason why, in the actor's words; may be empty
 * @param details what else is worth knowing, by name
 * @param records the records that were written, with the digests of their texts
 * @param previous the hash of the row before; {@link #NOTHING} for the first
 * @param hash the hash over all of the above
 */
public record AuditRow(
        long sequence,
        Instant at,
        String actor,
        String action,
        String subject,
        String reason,
        Map<String, String> details,
        List<Written> records,
        Digest previous,
        Digest hash) {

    /** What stands in the first row for the row before. */
    public static final Digest NOTHING = new Digest("sha256", "0".repeat(64));

    /** Copies the collections, keeping their order. */
    public AuditRow {
        details = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(details));
        records = List.copyOf(records);
    }

    /**
     * A record that a change wrote.
     *
     * @param record its key, {@code kind/id}
     * @param revision its revision since
     * @param digest the digest of its text since
     */
    public record Written(String record, long revision, Digest digest) {}
}
