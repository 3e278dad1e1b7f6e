package org.evermodel.data.csv;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import org.evermodel.MlopsException;
import org.evermodel.StorageException;
import org.evermodel.data.DataPlace;
import org.evermodel.data.MalformedDataException;
import org.evermodel.internal.Unpacked;

/** Bytes that can be read more than once, plain or compressed. */
abstract sealed class CsvInput permits FileInput, KeptInput, ReopenedInput {
    private final String name;

    CsvInput(String name) {
        this.name = name;
    }

    /** What messages call it: a path, mostly. */
    final String name() {
        return name;
    }

    /** The bytes from the first one, unpacked. */
    final InputStream open() throws IOException {
        return unpacked(openRaw());
    }

    private static InputStream unpacked(InputStream raw) throws IOException {
        return Unpacked.of(raw);
    }

    /** Whether bytes, of which some can be read again, are packed. */
    static boolean isPacked(BufferedInputStream start) throws IOException {
        return Unpacked.isGzip(start);
    }

    /** The bytes from the first one, as they are. */
    abstract InputStream openRaw() throws IOException;

    /** Throws MlopsException where what is read now is not what was read when this was made, as far as that shows. */
    abstract void requireUnchanged();

    /** What a failure to read means. */
    final MlopsException unreadable(IOException cause) {
        if (cause instanceof ZipException || cause instanceof EOFException) {
            return new MalformedDataException(
                    DataPlace.in(name), ": is gzip, but damaged or cut off: " + cause.getMessage(), cause);
        }
        return new StorageException(name + ": could not be read: " + cause.getMessage(), cause);
    }

    final MlopsException changed() {
        return new MlopsException(name + ": was changed while it was read; read it again when it is complete");
    }
}
