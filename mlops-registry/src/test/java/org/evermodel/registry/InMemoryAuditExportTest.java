package org.evermodel.registry;

import org.evermodel.spi.Storage;

class InMemoryAuditExportTest extends AuditExportContract {
    private final Storage storage = Storage.inMemory();

    @Override
    Storage storage() {
        return storage;
    }
}
