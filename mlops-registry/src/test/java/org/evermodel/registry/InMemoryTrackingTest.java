package org.evermodel.registry;

import org.evermodel.spi.Storage;

class InMemoryTrackingTest extends TrackingContract {
    private final Storage storage = Storage.inMemory();

    @Override
    Storage storage() {
        return storage;
    }
}
