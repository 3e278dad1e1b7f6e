package org.evermodel.registry;

import org.evermodel.spi.Storage;

class InMemoryExchangeTest extends ExchangeContract {
    private final Storage source = Storage.inMemory();
    private final Storage target = Storage.inMemory();

    @Override
    Storage source() {
        return source;
    }

    @Override
    Storage target() {
        return target;
    }
}
