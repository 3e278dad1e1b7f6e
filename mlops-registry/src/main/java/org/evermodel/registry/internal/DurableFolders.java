package org.evermodel.registry.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The folders below one folder, and the names in them, which survive a crash once they are told to be there. A folder
 * or a file that is found there may have been made by somebody else this instant, who has not yet forced its name, or was
 * killed before: whoever relies on it forces it. The name of a folder is forced once, as it never goes. Thread-safe.
 */
final class DurableFolders {
    private final Path root;
    private final Forcing forcing;
    private final Set<Path> forced = ConcurrentHashMap.newKeySet();

    /** Forces the names in a folder to disk. */
    @FunctionalInterface
    interface Forcing {
        void force(Path folder) throws IOException;
    }

    /** Folders below {@code root}, which may be missing. */
    DurableFolders(Path root, Forcing forcing) {
        this.root = root;
        this.forcing = forcing;
    }

    /** Sees to it that a folder is there to stay. */
    void create(@Nullable Path folder) throws IOException {
        if (folder == null || (forced.contains(folder) && Files.isDirectory(folder))) {
            return;
        }
        Path above = folder.getParent();
        if (!folder.equals(root)) {
            create(above);
        }
        Folders.create(folder);
        // The folder above the topmost one is none of ours and may be closed to us.
        if (above != null && (!folder.equals(root) || Files.isReadable(above))) {
            forcing.force(above);
        }
        forced.add(folder);
    }

    /** Sees to it that the name of a file that is there stays. */
    void keep(Path file) throws IOException {
        Path folder = file.getParent();
        if (folder != null) {
            create(folder);
            forcing.force(folder);
        }
    }
}
