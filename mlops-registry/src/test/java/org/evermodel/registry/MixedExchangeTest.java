package org.evermodel.registry;

import java.nio.file.Path;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.io.TempDir;

/** From memory to disk. */
class MixedExchangeTest extends ExchangeContract {
    private final Storage source = Storage.inMemory();

    @TempDir
    Path home;

    @Override
    Storage source() {
        return source;
    }

    @Override
    Storage target() {
        return LocalStorage.at(home);
    }
}
