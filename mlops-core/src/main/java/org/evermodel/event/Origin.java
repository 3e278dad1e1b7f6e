package org.evermodel.event;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.evermodel.Digest;

/**
 * The row of the audit log that an event tells of.
 *
 * @param sequence the row's number, 1, 2, 3, …; events come in this order
 * @param hash the row's hash, which no other row of any registry has: whoever gets an event twice knows it by this
 * @param at when it happened
 * @param actor who did it
 * @param action what was done, such as {@code alias.moved}
 * @param subject to what it was done, such as {@code models:/churn@champion}
 * @param reason why, in the actor's words; may be empty
 * @param details what else is worth knowing, by name
 */
public record Origin(
        long sequence,
        Digest hash,
        Instant at,
        String actor,
        String action,
        String subject,
        String reason,
        Map<String, String> details) {
    /** Copies the details, keeping their order. */
    public Origin {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    @Override
    public String toString() {
        return "#" + sequence + " " + at + " " + actor + " " + action + " " + subject;
    }
}
