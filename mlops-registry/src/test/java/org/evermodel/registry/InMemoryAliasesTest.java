package org.evermodel.registry;

import org.evermodel.spi.Storage;

class InMemoryAliasesTest extends AliasesContract {
    private final Storage storage = Storage.inMemory();

    @Override
    Storage storage() {
        return storage;
    }
}
