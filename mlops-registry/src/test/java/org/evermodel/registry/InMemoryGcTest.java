package org.evermodel.registry;

import java.time.Clock;
import org.evermodel.Digest;
import org.evermodel.spi.Storage;

class InMemoryGcTest extends GcContract {
    @Override
    Storage storage(Clock clock) {
        return Storage.inMemory(clock);
    }

    @Override
    boolean overwrite(Digest digest, byte[] bytes) {
        return false;
    }
}
