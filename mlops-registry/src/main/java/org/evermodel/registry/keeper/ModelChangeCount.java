package org.evermodel.registry.keeper;

import java.util.Collections;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.evermodel.registry.ledger.Kinds;

/** Counts the changes, made through one open registry, after which an address may lead elsewhere. */
public final class ModelChangeCount {
    private static final Set<String> KINDS = Set.of(Kinds.MODEL_NAME, Kinds.MODEL, Kinds.MODEL_VERSION, Kinds.ALIAS);

    private final AtomicLong count = new AtomicLong();

    /** Counts a change of records of these kinds, if an address may lead elsewhere after it. */
    public void saw(Set<String> changed) {
        if (!Collections.disjoint(KINDS, changed)) {
            count.incrementAndGet();
        }
    }

    long now() {
        return count.get();
    }
}
