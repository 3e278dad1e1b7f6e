package org.evermodel.data.csv;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.evermodel.NotFoundException;
import org.evermodel.StorageException;
import org.evermodel.data.DataPlace;
import org.evermodel.data.MalformedDataException;

/** A regular file. That it changed in between is noticed by its size and time. */
final class FileInput extends CsvInput {
    private final Path file;
    private final BasicFileAttributes stamp;

    private FileInput(Path file, BasicFileAttributes stamp) {
        super(file.toString());
        this.file = file;
        this.stamp = stamp;
    }

    /** A file, or what a pipe or device gives, which is kept. */
    static CsvInput of(Path file) {
        if (!Files.exists(file)) {
            throw new NotFoundException(file + ": there is no such file");
        }
        if (Files.isDirectory(file)) {
            throw new MalformedDataException(DataPlace.in(file.toString()), ": is a directory, but a file is expected");
        }
        try {
            if (Files.isRegularFile(file)) {
                return new FileInput(file, stamp(file));
            }
            try (InputStream in = Files.newInputStream(file)) {
                return KeptInput.drain(file.toString(), in);
            }
        } catch (IOException e) {
            throw new StorageException(file + ": could not be read: " + e.getMessage(), e);
        }
    }

    long size() {
        return stamp.size();
    }

    /** Whether the bytes are text as they are, so that some of them can be read alone. */
    boolean isPlain() {
        try (BufferedInputStream in = new BufferedInputStream(openRaw(), 2)) {
            return !isPacked(in);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Some of the bytes. */
    InputStream open(ByteRange range) throws IOException {
        return RangeStream.of(file, range);
    }

    @Override
    InputStream openRaw() throws IOException {
        return Files.newInputStream(file);
    }

    @Override
    void requireUnchanged() {
        try {
            BasicFileAttributes now = stamp(file);
            if (stamp.size() != now.size() || !stamp.lastModifiedTime().equals(now.lastModifiedTime())) {
                throw changed();
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static BasicFileAttributes stamp(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class);
    }
}
