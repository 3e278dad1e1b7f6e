package org.evermodel.registry.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.evermodel.StorageException;
import org.evermodel.spi.ArtifactStore;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.Storage;

/** The folder of a local store: {@value #DATABASE} beside the folder {@value #OBJECTS}. */
public final class LocalHome implements Storage {
    static final String DATABASE = "evermodel.db";
    static final String OBJECTS = "objects";

    private final Path home;
    private final MetadataStore metadata;
    private final ArtifactStore artifacts;

    private LocalHome(Path home, Clock clock) {
        this.home = home;
        this.metadata = sqlite(home.resolve(DATABASE));
        this.artifacts = FileArtifactStore.open(home.resolve(OBJECTS), clock);
    }

    private static MetadataStore sqlite(Path file) {
        return new SqlMetadataStore(file.toString(), new SqliteConnections(file), new SqliteDialect());
    }

    public static Storage open(Path home, Clock clock) {
        Path folder = home.toAbsolutePath().normalize();
        requireStoreOrNothing(folder);
        return new LocalHome(folder, clock);
    }

    @Override
    public MetadataStore metadata() {
        return metadata;
    }

    @Override
    public ArtifactStore artifacts() {
        return artifacts;
    }

    @Override
    public void close() {
        try (metadata;
                artifacts) {
            // Both are closed, the second also where the first fails.
        }
    }

    @Override
    public String toString() {
        return "Storage[" + home + "]";
    }

    private static void requireStoreOrNothing(Path home) {
        Path existing = home;
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        if (!Files.isDirectory(existing)) {
            throw new StorageException(existing + " is a file, not a folder; name a folder for the store");
        }
        if (!existing.equals(home)) {
            return;
        }
        List<String> names = names(home);
        boolean ours = names.stream().anyMatch(Set.of(DATABASE, OBJECTS)::contains);
        boolean bare = names.stream().allMatch(name -> name.startsWith(".") || name.equals("lost+found"));
        if (!ours && !bare) {
            throw new StorageException(home + " holds other things, such as \"" + names.get(0)
                    + "\", and no store; name a new or an empty folder, or one that holds a store");
        }
    }

    private static List<String> names(Path home) {
        try {
            return Folders.names(home);
        } catch (IOException e) {
            throw new StorageException("the folder " + home + " cannot be read: " + e, e);
        }
    }
}
