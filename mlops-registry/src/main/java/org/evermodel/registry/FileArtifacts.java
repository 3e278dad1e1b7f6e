package org.evermodel.registry;

import java.nio.file.Path;
import java.time.Clock;
import org.evermodel.registry.internal.FileArtifactStore;
import org.evermodel.spi.ArtifactStore;

/**
 * Artifacts as files in a folder, named by their content, for hosts that keep their records elsewhere: in a database of
 * theirs, beside a folder that several hosts share.
 *
 * <pre>{@code
 * ArtifactStore artifacts = FileArtifacts.at(Path.of("/mnt/models"));
 * }</pre>
 *
 * <p>What was acknowledged survives a crash of the process and of the machine. Any number of threads, processes and hosts
 * may share one folder. What a killed writer left is removed when the folder is next opened: a writer holds a lock while
 * it is alive, whichever host it is on. So the file system must move files in one step and lock them for all who share
 * it, as local ones, NFS 4 and SMB do. The clocks of the hosts must differ by less than the grace that a garbage
 * collection is given.
 * Nothing is created before the first artifact is stored, and a folder that can only be read is read.
 */
public final class FileArtifacts {
    private FileArtifacts() {}

    /** The artifacts in {@code folder}, which may be absent; throws StorageException where it is a file. */
    public static ArtifactStore at(Path folder) {
        return at(folder, Clock.systemUTC());
    }

    /** The artifacts in {@code folder}, where {@code clock} tells when they are stored and set aside. */
    public static ArtifactStore at(Path folder, Clock clock) {
        return FileArtifactStore.open(folder, clock);
    }
}
