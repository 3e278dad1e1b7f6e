package org.evermodel.registry;

import org.evermodel.spi.Storage;

class InMemorySignaturesTest extends SignaturesContract {
    private final Storage storage = Storage.inMemory();

    @Override
    Storage storage() {
        return storage;
    }
}
