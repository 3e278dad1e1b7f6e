package org.evermodel.data.csv;

import java.io.IOException;
import java.io.InputStream;

/**
 * Opens a stream, each time from its beginning and with the same bytes: an object of a store, an entry of an archive.
 *
 * <pre>{@code
 * CsvSource source = CsvSource.builder("patients.csv", () -> archive.getInputStream(entry)).build();
 * }</pre>
 */
@FunctionalInterface
public interface StreamOpener {
    /** A new stream at its beginning, which the caller closes. */
    InputStream open() throws IOException;
}
