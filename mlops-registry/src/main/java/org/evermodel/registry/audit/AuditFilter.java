package org.evermodel.registry.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * Which rows of the audit log are wanted.
 *
 * <pre>{@code
 * registry.audit().entries(AuditFilter.all().doing("alias.").by("alice").since(yesterday))
 * }</pre>
 *
 * @param after only rows with a greater sequence number, so that a page goes on where the last one ended
 * @param since only rows of this moment or later
 * @param until only rows before this moment
 * @param actor only what this actor did
 * @param action only actions that start so, such as {@code alias.}
 * @param subject only what was done to subjects that start so, such as {@code models:/churn@}
 */
public record AuditFilter(
        long after,
        Optional<Instant> since,
        Optional<Instant> until,
        Optional<String> actor,
        Optional<String> action,
        Optional<String> subject) {
    /** All rows. */
    public static AuditFilter all() {
        return new AuditFilter(
                0, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Of these only the rows after that one. */
    public AuditFilter after(long sequence) {
        return new AuditFilter(sequence, since, until, actor, action, subject);
    }

    /** Of these only rows of this moment or later. */
    public AuditFilter since(Instant moment) {
        return new AuditFilter(after, Optional.of(moment), until, actor, action, subject);
    }

    /** Of these only rows before this moment. */
    public AuditFilter until(Instant moment) {
        return new AuditFilter(after, since, Optional.of(moment), actor, action, subject);
    }

    /** Of these only what this actor did. */
    public AuditFilter by(String name) {
        return new AuditFilter(after, since, until, Optional.of(name), action, subject);
    }

    /** Of these only actions that start so. */
    public AuditFilter doing(String start) {
        return new AuditFilter(after, since, until, actor, Optional.of(start), subject);
    }

    /** Of these only what was done to subjects that start so. */
    public AuditFilter about(String start) {
        return new AuditFilter(after, since, until, actor, action, Optional.of(start));
    }

    /** Whether a row is wanted. */
    public boolean admits(AuditEntry entry) {
        return entry.sequence() > after
                && since.filter(entry.at()::isBefore).isEmpty()
                && until.filter(moment -> !entry.at().isBefore(moment)).isEmpty()
                && actor.filter(name -> !entry.actor().equals(name)).isEmpty()
                && action.filter(start -> !entry.action().startsWith(start)).isEmpty()
                && subject.filter(start -> !entry.subject().startsWith(start)).isEmpty();
    }
}
