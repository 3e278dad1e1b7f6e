package org.evermodel.registry;

import java.nio.file.Path;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.io.TempDir;

class LocalExchangeTest extends ExchangeContract {
    @TempDir
    Path here;

    @TempDir
    Path there;

    @Override
    Storage source() {
        return LocalStorage.at(here);
    }

    @Override
    Storage target() {
        return LocalStorage.at(there);
    }
}
