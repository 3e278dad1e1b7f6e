package org.evermodel.registry;

import org.evermodel.spi.Storage;

class InMemoryEventsTest extends EventsContract {
    private final Storage storage = Storage.inMemory();

    @Override
    Storage storage() {
        return storage;
    }
}
