package org.evermodel.data.csv;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.evermodel.StorageException;

/** Text that is written beside its file, forced, and then takes its place, so that half of it is never seen. */
final class BesideFile implements AutoCloseable {
    private final Path target;
    private final Path beside;
    private final FileChannel channel;
    private final BufferedWriter writer;
    private boolean closed;

    private BesideFile(Path target, Path beside, FileChannel channel) {
        this.target = target;
        this.beside = beside;
        this.channel = channel;
        this.writer = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8), 64 * 1024);
    }

    static BesideFile of(Path target) {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(target)) {
            throw new StorageException(target + ": could not be written: it is a directory");
        }
        try {
            Path beside = Files.createTempFile(folder, "." + target.getFileName(), ".part");
            return new BesideFile(target, beside, FileChannel.open(beside, StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw new StorageException(target + ": could not be written: " + e.getMessage(), e);
        }
    }

    Path target() {
        return target;
    }

    BufferedWriter writer() {
        return writer;
    }

    StorageException unwritable(IOException cause) {
        return new StorageException(target + ": could not be written: " + cause.getMessage(), cause);
    }

    /** Puts the text in its place. */
    void complete() {
        try {
            writer.flush();
            channel.force(true);
            writer.close();
            closed = true;
            move();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private void move() throws IOException {
        try {
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Discards what was not completed. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            channel.close();
            Files.deleteIfExists(beside);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }
}
