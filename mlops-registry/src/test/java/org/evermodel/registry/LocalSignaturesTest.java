package org.evermodel.registry;

import java.nio.file.Path;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.io.TempDir;

class LocalSignaturesTest extends SignaturesContract {
    @TempDir
    Path home;

    @Override
    Storage storage() {
        return LocalStorage.at(home);
    }
}
