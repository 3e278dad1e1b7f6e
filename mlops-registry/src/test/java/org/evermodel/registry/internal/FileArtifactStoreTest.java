package org.evermodel.registry.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.evermodel.ArtifactDamagedException;
import org.evermodel.ArtifactRef;
import org.evermodel.spi.ArtifactStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which names are forced before an artifact is acknowledged, and what is never replaced. */
class FileArtifactStoreTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-15T10:30:00Z"), ZoneOffset.UTC);
    private static final byte[] BYTES = {7};

    @TempDir
    Path folder;

    @Test
    void whatSomebodyElseHasStoredIsForcedBeforeItIsAcknowledgedAgain() {
        Path root = folder.resolve("objects");
        ArtifactRef artifact = put(FileArtifactStore.open(root, CLOCK));
        List<Path> forced = new ArrayList<>();
        ArtifactStore other = FileArtifactStore.open(root, CLOCK, forced::add);

        put(other);

        Path hashes = root.resolve("sha256");
        assertThat(forced).contains(hashes.resolve(first(artifact)), hashes, root, folder);
        forced.clear();
        put(other);
        assertThat(forced).containsExactly(hashes.resolve(first(artifact)));
    }

    @Test
    void aFolderSomebodyElseHasMadeIsForcedBeforeAnythingInItIsAcknowledged() throws IOException {
        Path root = folder.resolve("objects");
        Files.createDirectories(root.resolve("sha256"));
        List<Path> forced = new ArrayList<>();

        ArtifactRef artifact = put(FileArtifactStore.open(root, CLOCK, forced::add));

        Path hashes = root.resolve("sha256");
        assertThat(forced).contains(hashes.resolve(first(artifact)), hashes, root, folder);
    }

    @Test
    void aNameThatCannotBeForcedIsNotAcknowledged() {
        Path root = folder.resolve("objects");
        put(FileArtifactStore.open(root, CLOCK));
        ArtifactStore other = FileArtifactStore.open(root, CLOCK, path -> {
            throw new IOException(path + " is broken");
        });

        assertThatThrownBy(() -> put(other)).hasMessageContaining("is broken");
    }

    @Test
    void whatIsBroughtBackNeverReplacesWhatWasStoredMeanwhile() throws IOException {
        Path root = folder.resolve("objects");
        ArtifactRef artifact = put(FileArtifactStore.open(root, CLOCK));
        Path live = root.resolve("sha256")
                .resolve(first(artifact))
                .resolve(artifact.digest().hex().substring(2));
        // Somebody stores the bytes anew between the look that misses them and the one at what is set aside.
        ArtifactStore reading = FileArtifactStore.open(root, CLOCK, forced -> {
            if (Files.notExists(live)) {
                Files.write(live, BYTES);
            }
        });
        ArtifactStore.Stored stored = reading.find(artifact.digest()).orElseThrow();
        Path aside = root.resolve("aside")
                .resolve(first(artifact))
                .resolve(artifact.digest().hex().substring(2) + "." + CLOCK.millis());
        Files.createDirectories(aside.getParent());
        Files.move(live, aside);
        Files.write(aside, new byte[] {8});

        assertThat(reading.read(artifact.digest())).isEqualTo(BYTES);

        assertThat(live).hasBinaryContent(BYTES);
        assertThat(stored.isAside()).isFalse();
    }

    @Test
    void whatRottedAsideIsTold() throws IOException {
        Path root = folder.resolve("objects");
        ArtifactStore store = FileArtifactStore.open(root, CLOCK);
        ArtifactRef artifact = put(store);
        store.setAside(store.find(artifact.digest()).orElseThrow());
        Path aside = root.resolve("aside")
                .resolve(first(artifact))
                .resolve(artifact.digest().hex().substring(2) + "." + CLOCK.millis());
        Files.write(aside, new byte[] {8});

        assertThatThrownBy(() -> store.read(artifact.digest())).isInstanceOf(ArtifactDamagedException.class);
    }

    private static ArtifactRef put(ArtifactStore store) {
        return store.put(out -> out.write(BYTES));
    }

    private static String first(ArtifactRef artifact) {
        return artifact.digest().hex().substring(0, 2);
    }
}
