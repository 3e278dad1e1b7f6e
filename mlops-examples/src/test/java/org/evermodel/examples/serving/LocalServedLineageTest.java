package org.evermodel.examples.serving;

import java.nio.file.Path;
import org.evermodel.registry.LocalStorage;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.io.TempDir;

class LocalServedLineageTest extends ServedLineageContract {
    @TempDir
    Path home;

    @Override
    Storage storage() {
        return LocalStorage.at(home);
    }
}
