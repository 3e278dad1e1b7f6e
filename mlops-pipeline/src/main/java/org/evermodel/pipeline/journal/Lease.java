package org.evermodel.pipeline.journal;

import java.time.Instant;

/**
 * Who goes on with a run.
 *
 * @param owner the runner that has it
 * @param token one more with each owner, so that a former one is known
 * @param until after this the owner is taken for dead, unless it renews the lease
 */
public record Lease(String owner, long token, Instant until) {}
