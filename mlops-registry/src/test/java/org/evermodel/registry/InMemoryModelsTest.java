package org.evermodel.registry;

import org.evermodel.spi.Storage;

class InMemoryModelsTest extends ModelsContract {
    private final Storage storage = Storage.inMemory();

    @Override
    Storage storage() {
        return storage;
    }
}
