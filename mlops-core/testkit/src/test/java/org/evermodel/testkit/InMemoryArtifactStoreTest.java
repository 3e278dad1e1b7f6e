package org.evermodel.testkit;

import org.evermodel.Digest;
import org.evermodel.spi.ArtifactStore;
import org.evermodel.spi.Storage;

class InMemoryArtifactStoreTest extends ArtifactStoreContract {
    private final Storage storage = Storage.inMemory();

    @Override
    protected ArtifactStore open() {
        return storage.artifacts();
    }

    @Override
    protected boolean overwrite(Digest digest, byte[] bytes) {
        return false;
    }
}
