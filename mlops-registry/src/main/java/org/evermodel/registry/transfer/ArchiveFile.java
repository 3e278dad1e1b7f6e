package org.evermodel.registry.transfer;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.evermodel.ArtifactRef;
import org.evermodel.StorageException;

/** Writes a file beside its place, forces it, and then moves it there: a file of that name is always whole. */
final class ArchiveFile {
    private ArchiveFile() {}

    static ArtifactRef write(Path file, ArchiveWriter archive) {
        Path place = file.toAbsolutePath();
        Path folder = place.getParent();
        if (folder == null || Files.isDirectory(place)) {
            throw new IllegalArgumentException("an archive must be a file in a folder, but was to be " + file);
        }
        try {
            Path beside = Files.createTempFile(folder, ".archive-", ".tmp");
            try {
                ArtifactRef written = write(beside, place, archive);
                force(folder);
                return written;
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            throw new StorageException("archive " + file + " could not be written: " + e, e);
        }
    }

    private static ArtifactRef write(Path beside, Path place, ArchiveWriter archive) throws IOException {
        ArtifactRef written;
        try (FileOutputStream out = new FileOutputStream(beside.toFile())) {
            written = archive.writeTo(out);
            out.getFD().sync();
        }
        Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return written;
    }

    private static void force(Path folder) throws IOException {
        // Windows has no way to force a folder, and no need to.
        if (java.io.File.separatorChar != '\\') {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
