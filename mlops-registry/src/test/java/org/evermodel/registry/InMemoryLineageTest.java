package org.evermodel.registry;

import org.evermodel.spi.Storage;

class InMemoryLineageTest extends LineageContract {
    private final Storage storage = Storage.inMemory();

    @Override
    Storage storage() {
        return storage;
    }
}
