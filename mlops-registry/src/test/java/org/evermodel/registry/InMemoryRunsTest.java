package org.evermodel.registry;

import org.evermodel.spi.Storage;

class InMemoryRunsTest extends RunsContract {
    private final Storage storage = Storage.inMemory();

    @Override
    Storage storage() {
        return storage;
    }
}
