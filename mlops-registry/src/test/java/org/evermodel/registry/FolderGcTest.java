package org.evermodel.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.evermodel.Digest;
import org.evermodel.spi.ArtifactStore;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.io.TempDir;

/** Artifacts in a folder beside records that are elsewhere. */
class FolderGcTest extends GcContract {
    @TempDir
    Path folder;

    private record Divided(MetadataStore metadata, ArtifactStore artifacts) implements Storage {
        @Override
        public void close() {
            metadata.close();
            artifacts.close();
        }
    }

    @Override
    Storage storage(Clock clock) {
        return new Divided(Storage.inMemory(clock).metadata(), FileArtifacts.at(folder.resolve("objects"), clock));
    }

    @Override
    boolean overwrite(Digest digest, byte[] bytes) {
        try {
            Path file = Homes.fileOf(folder, digest);
            var stored = Files.getLastModifiedTime(file);
            Files.write(file, bytes);
            Files.setLastModifiedTime(file, stored);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
