package org.evermodel.data.json;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.evermodel.NotFoundException;
import org.evermodel.data.DataPlace;
import org.evermodel.data.MalformedDataException;

/** A file or other input of lines, by its name. */
record LineInput(String name, Opening opening) {
    private static final int BUFFER = 1 << 16;
    private static final int GZIP = 0x1f8b;

    /** Opens the bytes anew. */
    @FunctionalInterface
    interface Opening {
        InputStream open() throws IOException;
    }

    static LineInput of(Path file) {
        return new LineInput(file.toString(), () -> {
            if (!Files.exists(file)) {
                throw new NotFoundException(file + ": there is no such file");
            }
            if (Files.isDirectory(file)) {
                throw new MalformedDataException(
                        DataPlace.in(file.toString()), ": is a directory, but a file is expected");
            }
            return Files.newInputStream(file);
        });
    }

    /** The bytes, unpacked where they are packed. */
    InputStream open() throws IOException {
        InputStream raw = opening.open();
        try {
            BufferedInputStream bytes = new BufferedInputStream(raw, BUFFER);
            bytes.mark(2);
            int first = bytes.read();
            int magic = first << 8 | bytes.read();
            bytes.reset();
            return first >= 0 && magic == GZIP ? new GZIPInputStream(bytes, BUFFER) : bytes;
        } catch (IOException e) {
            try (raw) {
                throw e;
            }
        }
    }
}
