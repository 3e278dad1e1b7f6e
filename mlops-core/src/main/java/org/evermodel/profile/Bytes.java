package org.evermodel.profile;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bytes that grow. Not thread-safe. */
final class Bytes {
    private byte[] bytes = new byte[256];
    private int size;

    void put(byte value) {
        put(new byte[] {value});
    }

    void put(long value) {
        put(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    }

    void put(byte[] more) {
        if (size + more.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more.length));
        }
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes, size);
    }
}
