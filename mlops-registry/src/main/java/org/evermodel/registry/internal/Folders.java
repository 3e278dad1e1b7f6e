package org.evermodel.registry.internal;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads folders, and makes them, and the names in them, survive a crash. */
final class Folders {
    private Folders() {}

    /** Creates the folder and those above it that are missing, each forced into the one above. */
    static void create(@Nullable Path folder) throws IOException {
        if (folder == null || Files.isDirectory(folder)) {
            return;
        }
        create(folder.getParent());
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
        force(folder.getParent());
    }

    /** The names in a folder, in order. */
    static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (UncheckedIOException e) {
            throw e.getCause(); // The folder was opened, but could not be read to its end.
        }
    }

    /** Forces the names in a folder to disk. */
    static void force(@Nullable Path folder) throws IOException {
        // Windows has no way to force a folder, and no need to: its file systems log what happens to names.
        if (folder == null || File.separatorChar == '\\') {
            return;
        }
        // An interrupted thread could not use the channel; its interrupt is for others and is kept for them.
        boolean interrupted = Thread.interrupted();
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
