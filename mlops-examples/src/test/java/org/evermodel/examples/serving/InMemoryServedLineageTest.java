package org.evermodel.examples.serving;

import org.evermodel.spi.Storage;

class InMemoryServedLineageTest extends ServedLineageContract {
    private final Storage storage = Storage.inMemory();

    @Override
    Storage storage() {
        return storage;
    }
}
