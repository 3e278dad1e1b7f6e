package org.evermodel.registry;

import org.evermodel.spi.Storage;

class InMemoryCachedModelsTest extends CachedModelsContract {
    private final Storage storage = Storage.inMemory();

    @Override
    Storage storage() {
        return storage;
    }
}
