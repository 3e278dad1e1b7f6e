package org.evermodel.registry.ledger;

/**
 * Something that is not as it was left.
 *
 * @param subject what it is, such as {@code audit row 7} or {@code record alias/…}
 * @param what in which way it differs
 */
public record Finding(String subject, String what) {}
