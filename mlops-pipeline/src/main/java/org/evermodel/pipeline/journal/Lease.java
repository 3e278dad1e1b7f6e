package org.evermodel.pipeline.journal;

import java.time.Instant;

/**
 * Who goes on with a run.
 *
 * @param owner the runner that has it
 * @param token one more with each owner, so that a former one is known
 * @param until after this the owner is taken for dead, unless it renews the lease
 */
public record Lease(String owner, long token, Instant until) {
    /** Whether another lease is of the same owner, and of the same time it took the run. */
    boolean isSameOwner(Lease other) {
        return owner.equals(other.owner) && token == other.token;
    }

    /** The same for another while. */
    Lease until(Instant other) {
        return new Lease(owner, token, other);
    }
}
