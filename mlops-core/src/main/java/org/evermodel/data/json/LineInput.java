package org.evermodel.data.json;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.evermodel.NotFoundException;
import org.evermodel.StorageException;
import org.evermodel.data.DataPlace;
import org.evermodel.data.MalformedDataException;
import org.evermodel.internal.Unpacked;

/** A file or other input of lines, by its name. */
record LineInput(String name, Opening opening, Optional<Path> file) {
    /** Opens the bytes anew. */
    @FunctionalInterface
    interface Opening {
        InputStream open() throws IOException;
    }

    static LineInput of(Path file) {
        return new LineInput(
                file.toString(),
                () -> {
                    if (!Files.exists(file)) {
                        throw new NotFoundException(file + ": there is no such file");
                    }
                    if (Files.isDirectory(file)) {
                        throw new MalformedDataException(
                                DataPlace.in(file.toString()), ": is a directory, but a file is expected");
                    }
                    return Files.newInputStream(file);
                },
                Optional.of(file));
    }

    static LineInput of(String name, Opening opening) {
        return new LineInput(name, opening, Optional.empty());
    }

    /** What changes when a regular file is written to; nothing of what is none. */
    String stamp() {
        try {
            return file.isPresent() && Files.isRegularFile(file.get())
                    ? Files.size(file.get()) + " bytes at " + Files.getLastModifiedTime(file.get())
                    : "";
        } catch (IOException e) {
            throw new StorageException(name + ": could not be read: " + e.getMessage(), e);
        }
    }

    /** The bytes, unpacked where they are packed. */
    InputStream open() throws IOException {
        return unpacked(opening.open());
    }

    private static InputStream unpacked(InputStream raw) throws IOException {
        return Unpacked.of(raw);
    }
}
