package org.evermodel.internal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Recognises gzip by its first two bytes, whatever a file is called. */
public final class Unpacked {
    private static final int BUFFER = 64 * 1024;

    private Unpacked() {}

    /**
     * What is packed in {@code raw}, or its own bytes where it is no gzip; closes {@code raw} where that fails. Reading
     * throws {@link java.util.zip.ZipException} or {@link java.io.EOFException} where gzip is damaged or cut off.
     */
    public static InputStream of(InputStream raw) throws IOException {
        boolean opened = false;
        try {
            BufferedInputStream in = new BufferedInputStream(raw, BUFFER);
            InputStream plain = isGzip(in) ? new Gunzip(in) : in;
            opened = true;
            return plain;
        } finally {
            if (!opened) {
                raw.close();
            }
        }
    }

    /** Whether the next bytes begin gzip; they stay unread. */
    public static boolean isGzip(BufferedInputStream in) throws IOException {
        in.mark(2);
        boolean gzip = in.read() == 0x1F && in.read() == 0x8B;
        in.reset();
        return gzip;
    }
}
