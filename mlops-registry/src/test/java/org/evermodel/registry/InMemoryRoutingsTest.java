package org.evermodel.registry;

import org.evermodel.spi.Storage;

class InMemoryRoutingsTest extends RoutingsContract {
    private final Storage storage = Storage.inMemory();

    @Override
    Storage storage() {
        return storage;
    }
}
