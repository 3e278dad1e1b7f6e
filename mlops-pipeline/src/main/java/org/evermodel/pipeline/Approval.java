package org.evermodel.pipeline;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Who has to agree before a run goes on, and what follows when nobody answers.
 *
 * <pre>{@code
 * Approval.of("May it go to the wards?").by("medical-board").need(2).within(Duration.ofDays(3), Approval.Silence.REJECTS)
 * }</pre>
 *
 * @param question what is to be decided, in a sentence for those who decide
 * @param roles decisions count that are made in one of these roles; empty for any
 * @param needed so many different people have to agree, at least 1; the first who does not ends it
 * @param limit how long they have; empty for as long as they want
 * @param silence what follows when the time is up
 */
public record Approval(String question, Set<String> roles, int needed, Optional<Duration> limit, Silence silence) {
    /** What follows when the time is up. */
    public enum Silence {
        /** The run is refused, as by a gate. */
        REJECTS,
        /** The run goes on. */
        APPROVES,
        /** The run fails. */
        FAILS
    }

    /** Refuses fewer than one, and a time that is none. */
    public Approval {
        roles = Set.copyOf(roles);
        if (needed < 1) {
            throw new IllegalArgumentException("an approval needs at least one who agrees, but needed was " + needed);
        }
        if (limit.isPresent() && (limit.get().isNegative() || limit.get().isZero())) {
            throw new IllegalArgumentException("the time for an approval must be positive, but was " + limit.get());
        }
    }

    /** One person in any role, who has all the time there is. */
    public static Approval of(String question) {
        return new Approval(question, Set.of(), 1, Optional.empty(), Silence.REJECTS);
    }

    /** Only decisions made in one of these roles count. */
    public Approval by(String... inRoles) {
        return new Approval(question, Set.of(inRoles), needed, limit, silence);
    }

    /** So many different people have to agree. */
    public Approval need(int people) {
        return new Approval(question, roles, people, limit, silence);
    }

    /** They have so much time, from the moment on at which the run came to wait. */
    public Approval within(Duration time, Silence thereafter) {
        return new Approval(question, roles, needed, Optional.of(time), thereafter);
    }
}
