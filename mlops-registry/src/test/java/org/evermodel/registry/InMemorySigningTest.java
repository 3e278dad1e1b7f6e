package org.evermodel.registry;

import org.evermodel.spi.Storage;

class InMemorySigningTest extends SigningContract {
    private final Storage storage = Storage.inMemory();

    @Override
    Storage storage() {
        return storage;
    }
}
