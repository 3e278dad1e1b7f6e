package org.evermodel.registry;

import org.evermodel.spi.Storage;

class InMemorySearchTest extends SearchContract {
    private final Storage storage = Storage.inMemory();

    @Override
    Storage storage() {
        return storage;
    }
}
