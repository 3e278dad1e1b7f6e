package org.evermodel.registry.internal;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import org.evermodel.ArtifactRef;
import org.evermodel.spi.ArtifactStore;

/**
 * A file that is being written under a name of its own, until it is moved to its place; closed before that, it leaves
 * nothing. A plain file stream is used because, unlike a channel, it does not break when its thread is interrupted. Used
 * by one thread.
 */
final class TempFile implements AutoCloseable {
    private final Path path;
    private final DurableFolders folders;
    private final FileOutputStream out;

    TempFile(Path path, DurableFolders folders) throws IOException {
        this.path = path;
        this.folders = folders;
        this.out = new FileOutputStream(path.toFile());
    }

    /** Writes all of the content and names it. */
    ArtifactRef write(ArtifactStore.Content content) throws IOException {
        HashingOutputStream hashing = new HashingOutputStream(out);
        content.writeTo(hashing);
        return hashing.finish();
    }

    /**
     * Forces the bytes to disk, then moves the file in one step and forces the folder it comes to lie in.
     *
     * @param time when the bytes are stored
     */
    void moveTo(Path target, FileTime time) throws IOException {
        out.getFD().sync();
        out.close(); // Windows moves no file that is open.
        Files.setLastModifiedTime(path, time);
        folders.create(target.getParent());
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
        folders.keep(target);
    }

    /** Closes the file, and deletes it where it was not moved. */
    @Override
    public void close() throws IOException {
        try {
            out.close();
        } finally {
            Files.deleteIfExists(path);
        }
    }
}
