package org.evermodel.registry;

import org.evermodel.spi.Storage;

class InMemoryLifecycleTest extends LifecycleContract {
    private final Storage storage = Storage.inMemory();

    @Override
    Storage storage() {
        return storage;
    }
}
