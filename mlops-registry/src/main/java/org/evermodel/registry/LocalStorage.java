package org.evermodel.registry;

import java.nio.file.Path;
import java.time.Clock;
import org.evermodel.registry.internal.LocalHome;
import org.evermodel.spi.Storage;

/**
 * A store in a folder of the local disk: records in a SQLite database, artifacts as files named by their content.
 *
 * <pre>{@code
 * try (Registry registry = Registry.open(LocalStorage.at(Path.of(".evermodel")))) { … }
 * }</pre>
 *
 * <p>What was acknowledged survives a crash of the process and of the machine. Any number of threads and of processes may
 * share one folder. Nothing is created before the first change, so reading from a folder that does not exist yet finds an
 * empty store and leaves no trace.
 */
public final class LocalStorage {
    private LocalStorage() {}

    /**
     * The store in the folder {@code home}, which may be absent, empty or left half-created by a process that was
     * killed. Throws {@link org.evermodel.StorageException} where {@code home} is a file, holds something else than a
     * store, cannot be read, or was written by a newer version of this library.
     */
    public static Storage at(Path home) {
        return at(home, Clock.systemUTC());
    }

    /** The store in the folder {@code home}, where {@code clock} tells when artifacts are stored and set aside. */
    public static Storage at(Path home, Clock clock) {
        return LocalHome.open(home, clock);
    }
}
