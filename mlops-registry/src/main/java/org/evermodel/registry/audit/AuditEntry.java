package org.evermodel.registry.audit;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.evermodel.Digest;

/**
 * One row of the audit log.
 *
 * @param sequence 1, 2, 3, … without gaps
 * @param at when it happened
 * @param actor who did it
 * @param action what was done, such as {@code alias.moved}
 * @param subject to what it was done, such as {@code models:/churn@champion}
 * @param reason why, in the actor's words; may be empty
 * @param details what else is worth knowing, by name
 * @param hash the hash over this row and, through the one before, all earlier ones
 */
public record AuditEntry(
        long sequence,
        Instant at,
        String actor,
        String action,
        String subject,
        String reason,
        Map<String, String> details,
        Digest hash) {
    /** Copies the details, keeping their order. */
    public AuditEntry {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    @Override
    public String toString() {
        return "#" + sequence + " " + at + " " + actor + " " + action + " " + subject
                + (reason.isEmpty() ? "" : ": " + reason);
    }
}
