package org.evermodel.data.csv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.evermodel.MlopsException;
import org.evermodel.NotFoundException;
import org.evermodel.StorageException;
import org.evermodel.data.DataPlace;
import org.evermodel.data.MalformedDataException;

/**
 * The bytes of a file, which may have to be read twice. A file that changes in between is noticed by its size and time;
 * what a pipe or device gives is kept in memory, up to a bound.
 */
final class FileBytes {
    private static final int MOST_FROM_A_PIPE = 256 * 1024 * 1024;

    private final Path file;
    private final Optional<byte[]> kept;
    private final Optional<BasicFileAttributes> stamp;

    private FileBytes(Path file, Optional<byte[]> kept, Optional<BasicFileAttributes> stamp) {
        this.file = file;
        this.kept = kept;
        this.stamp = stamp;
    }

    static FileBytes of(Path file) {
        if (!Files.exists(file)) {
            throw new NotFoundException(file + ": there is no such file");
        }
        if (Files.isDirectory(file)) {
            throw new MalformedDataException(DataPlace.in(file.toString()), ": is a directory, but a file is expected");
        }
        try {
            return Files.isRegularFile(file)
                    ? new FileBytes(file, Optional.empty(), Optional.of(stamp(file)))
                    : new FileBytes(file, Optional.of(drain(file)), Optional.empty());
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static byte[] drain(Path pipe) throws IOException {
        try (InputStream in = Files.newInputStream(pipe)) {
            byte[] bytes = in.readNBytes(MOST_FROM_A_PIPE);
            if (bytes.length == MOST_FROM_A_PIPE) {
                throw new MalformedDataException(
                        DataPlace.in(pipe.toString()),
                        ": gives more than " + (MOST_FROM_A_PIPE >> 20)
                                + " MiB, but is no regular file; save it to a file first");
            }
            return bytes;
        }
    }

    InputStream open() throws IOException {
        return kept.isPresent() ? new ByteArrayInputStream(kept.get()) : Files.newInputStream(file);
    }

    /** Throws MlopsException where the file is no longer what it was when this was made. */
    void requireUnchanged() {
        try {
            if (stamp.isPresent() && !same(stamp.get(), stamp(file))) {
                throw new MlopsException(file + ": was changed while it was read; read it again when it is complete");
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static boolean same(BasicFileAttributes before, BasicFileAttributes after) {
        return before.size() == after.size() && before.lastModifiedTime().equals(after.lastModifiedTime());
    }

    private static BasicFileAttributes stamp(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class);
    }

    static StorageException unreadable(Path file, IOException cause) {
        return new StorageException(file + ": could not be read: " + cause.getMessage(), cause);
    }
}
