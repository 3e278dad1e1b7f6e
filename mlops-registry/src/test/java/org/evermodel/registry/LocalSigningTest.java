package org.evermodel.registry;

import java.nio.file.Path;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.io.TempDir;

class LocalSigningTest extends SigningContract {
    @TempDir
    Path home;

    @Override
    Storage storage() {
        return LocalStorage.at(home);
    }
}
