package org.evermodel.registry.ledger;

import java.util.Map;

/**
 * What a change has to say for the audit log.
 *
 * @param action what is done, such as {@code alias.moved}
 * @param subject to what it is done, such as {@code models:/churn@champion}
 * @param reason why, in the actor's words; may be empty
 * @param details what else is worth knowing, by name
 */
public record AuditNote(String action, String subject, String reason, Map<String, String> details) {
    /** A note without a reason. */
    public static AuditNote of(String action, Object subject) {
        return new AuditNote(action, subject.toString(), "", Map.of());
    }

    /** A copy with a reason. */
    public AuditNote because(String why) {
        return new AuditNote(action, subject, why, details);
    }

    /** A copy with details. */
    public AuditNote with(Map<String, String> facts) {
        return new AuditNote(action, subject, reason, facts);
    }
}
