package org.evermodel.registry;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import org.evermodel.StorageException;
import org.evermodel.registry.jdbc.JdbcStorage;
import org.evermodel.spi.ArtifactStore;
import org.evermodel.spi.MetadataStore;
import org.evermodel.spi.Storage;

/**
 * Storages of each sort by an address, which another process may open, too.
 *
 * <pre>{@code
 * String address = Stores.create("postgres", folder);
 * try (Storage storage = Stores.open(address)) { … }
 * }</pre>
 */
final class Stores {
    private Stores() {}

    /** The address of a new, empty storage: {@code local}, {@code h2} or {@code postgres}; artifacts are in the folder. */
    static String create(String sort, Path folder) {
        return switch (sort) {
            case "local" -> "local " + folder;
            case "h2" -> h2(folder) + " " + folder;
            case "postgres" -> Postgres.newDatabase() + " " + folder;
            default -> throw new IllegalArgumentException("no sort of storage: " + sort);
        };
    }

    /** As {@link #create}, with the content that the address has by now. */
    static Storage open(String address) {
        return open(address, Clock.systemUTC());
    }

    /** As {@link #open(String)}, where {@code clock} tells when artifacts are stored and set aside. */
    static Storage open(String address, Clock clock) {
        String[] parts = address.split(" ", 2);
        Path folder = Path.of(parts[1]);
        if (parts[0].equals("local")) {
            return LocalStorage.at(folder, clock);
        }
        UrlDataSource source = new UrlDataSource(parts[0]);
        return new Pooled(JdbcStorage.of(source, FileArtifacts.at(folder.resolve("objects"), clock)), source);
    }

    /** A database of one file, which forces what it acknowledged. */
    static String h2(Path folder) {
        return "jdbc:h2:file:" + folder.toAbsolutePath().resolve("h2") + ";WRITE_DELAY=0";
    }

    /** Closes the host's pool, too. */
    private record Pooled(Storage storage, UrlDataSource source) implements Storage {
        @Override
        public MetadataStore metadata() {
            return storage.metadata();
        }

        @Override
        public ArtifactStore artifacts() {
            return storage.artifacts();
        }

        @Override
        public void close() {
            storage.close();
            try {
                source.close();
            } catch (SQLException e) {
                throw new StorageException("the pool could not be closed: " + e, e);
            }
        }

        @Override
        public String toString() {
            return storage.toString();
        }
    }
}
