package org.evermodel.registry.ledger;

import java.util.Optional;

/** Where a record can be looked up: the ledger as it stands, or the change in the making. */
public interface Records {
    /** The record, if it exists. */
    Optional<Stored> find(String kind, String id);
}
