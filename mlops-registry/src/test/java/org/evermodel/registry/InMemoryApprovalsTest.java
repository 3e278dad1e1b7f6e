package org.evermodel.registry;

import org.evermodel.spi.Storage;

class InMemoryApprovalsTest extends ApprovalsContract {
    private final Storage storage = Storage.inMemory();

    @Override
    Storage storage() {
        return storage;
    }
}
