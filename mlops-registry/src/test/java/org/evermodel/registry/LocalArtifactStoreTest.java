package org.evermodel.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.evermodel.Digest;
import org.evermodel.spi.ArtifactStore;
import org.evermodel.testkit.ArtifactStoreContract;
import org.junit.jupiter.api.io.TempDir;

class LocalArtifactStoreTest extends ArtifactStoreContract {
    @TempDir
    Path home;

    @Override
    protected ArtifactStore open(Clock time) {
        return LocalStorage.at(home, time).artifacts();
    }

    @Override
    protected boolean overwrite(Digest digest, byte[] bytes) {
        try {
            Files.write(Homes.fileOf(home, digest), bytes);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
