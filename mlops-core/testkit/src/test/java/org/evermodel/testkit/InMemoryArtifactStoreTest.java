package org.evermodel.testkit;

import java.time.Clock;
import org.evermodel.Digest;
import org.evermodel.spi.ArtifactStore;
import org.evermodel.spi.Storage;

class InMemoryArtifactStoreTest extends ArtifactStoreContract {
    private Storage storage;

    @Override
    protected ArtifactStore open(Clock time) {
        if (storage == null) {
            storage = Storage.inMemory(time);
        }
        return storage.artifacts();
    }

    @Override
    protected boolean overwrite(Digest digest, byte[] bytes) {
        return false;
    }
}
