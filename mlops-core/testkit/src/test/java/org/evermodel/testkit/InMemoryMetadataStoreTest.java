package org.evermodel.testkit;

import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.Storage;

class InMemoryMetadataStoreTest extends MetadataStoreContract {
    private final Storage storage = Storage.inMemory();

    @Override
    protected MetadataStore open() {
        return storage.metadata();
    }
}
