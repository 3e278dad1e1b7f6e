package org.evermodel.data;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes numbers, big-endian, and texts through a buffer; to be flushed at the end. Not thread-safe. */
final class BinaryWriter {
    private static final int BUFFER = 64 * 1024;

    private final OutputStream out;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);

    BinaryWriter(OutputStream out) {
        this.out = out;
    }

    /** The lowest {@code width} bytes of {@code value}: 1, 2, 4 or 8. */
    void number(long value, int width) throws IOException {
        if (buffer.remaining() < Long.BYTES) {
            flush();
        }
        switch (width) {
            case 1 -> buffer.put((byte) value);
            case 2 -> buffer.putShort((short) value);
            case 4 -> buffer.putInt((int) value);
            default -> buffer.putLong(value);
        }
    }

    /** The length in bytes, then UTF-8. */
    void text(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(bytes.length, 4);
        flush();
        out.write(bytes);
    }

    void bits(long[] words, int count) throws IOException {
        for (int i = 0; i < (count + 63) / 64; i++) {
            number(i < words.length ? words[i] : 0, 8);
        }
    }

    void flush() throws IOException {
        out.write(buffer.array(), 0, buffer.position());
        buffer.clear();
    }
}
