package org.evermodel.registry.transfer;

import org.evermodel.spi.ArtifactStore;

/** The bytes of what travels. */
interface Cargo {
    /** Stores all artifacts, manifests after what they list. */
    void storeIn(ArtifactStore target);
}
