package org.evermodel.registry.ledger;

import org.evermodel.spi.Facets;

/**
 * What the records of each kind are found by. A pure function of what a record says, so that the store's indexes can be
 * proven, and built again, from the records alone.
 */
public final class Indexes {
    private Indexes() {}

    /** What a record of {@code kind} that says {@code content} is found by. */
    public static Facets of(String kind, Content content) {
        return Facets.NONE;
    }
}
