package org.evermodel.registry;

import java.nio.file.Path;
import java.time.Clock;
import org.evermodel.Digest;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.io.TempDir;

class LocalGcTest extends GcContract {
    @TempDir
    Path home;

    @Override
    Storage storage(Clock clock) {
        return LocalStorage.at(home, clock);
    }

    @Override
    boolean overwrite(Digest digest, byte[] bytes) {
        return false;
    }
}
