package org.evermodel.testkit;

import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.Storage;

class InMemoryMetadataSearchTest extends MetadataSearchContract {
    @Override
    protected MetadataStore open() {
        return Storage.inMemory().metadata();
    }
}
