package org.evermodel.data.csv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.evermodel.StorageException;
import org.evermodel.data.DataPlace;
import org.evermodel.data.MalformedDataException;

/** Bytes that could be read only once, and so are kept, up to a bound. */
final class KeptInput extends CsvInput {
    private static final int MOST = 256 * 1024 * 1024;

    private final byte[] bytes;

    private KeptInput(String name, byte[] bytes) {
        super(name);
        this.bytes = bytes;
    }

    /** As {@link #drain}. */
    static KeptInput of(String name, InputStream in) {
        try {
            return drain(name, in);
        } catch (IOException e) {
            throw new StorageException(name + ": could not be read: " + e.getMessage(), e);
        }
    }

    /** All that is left of a stream. */
    static KeptInput drain(String name, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MOST + 1);
        if (bytes.length > MOST) {
            throw new MalformedDataException(
                    DataPlace.in(name),
                    ": gives more than " + (MOST >> 20) + " MiB, but is no regular file; save it to a file first");
        }
        return new KeptInput(name, bytes);
    }

    @Override
    InputStream openRaw() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    void requireUnchanged() {}
}
