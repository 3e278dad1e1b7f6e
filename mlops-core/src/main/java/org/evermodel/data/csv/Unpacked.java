package org.evermodel.data.csv;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Recognises gzip by its first two bytes, whatever a file is called. */
final class Unpacked {
    private static final int BUFFER = 64 * 1024;

    private Unpacked() {}

    static InputStream of(InputStream raw) throws IOException {
        boolean opened = false;
        try {
            BufferedInputStream in = new BufferedInputStream(raw, BUFFER);
            InputStream plain = isGzip(in) ? new GZIPInputStream(in, BUFFER) : in;
            opened = true;
            return plain;
        } finally {
            if (!opened) {
                raw.close();
            }
        }
    }

    static boolean isGzip(BufferedInputStream in) throws IOException {
        in.mark(2);
        boolean gzip = in.read() == 0x1F && in.read() == 0x8B;
        in.reset();
        return gzip;
    }
}
