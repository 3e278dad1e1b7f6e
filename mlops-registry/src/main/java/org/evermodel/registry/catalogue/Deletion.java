package org.evermodel.registry.catalogue;

import java.time.Instant;

/**
 * That something was deleted.
 *
 * @param at when
 * @param actor who did it
 * @param reason why
 */
public record Deletion(Instant at, String actor, String reason) {}
