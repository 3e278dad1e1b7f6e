package org.evermodel.registry;

import org.evermodel.spi.Storage;

class InMemoryDatasetsTest extends DatasetsContract {
    private final Storage storage = Storage.inMemory();

    @Override
    Storage storage() {
        return storage;
    }
}
