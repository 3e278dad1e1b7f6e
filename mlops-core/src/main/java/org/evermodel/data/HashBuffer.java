package org.evermodel.data;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.evermodel.Digest;

/** Gathers bytes for a SHA-256 in a buffer, because a hash is slow at taking them in small pieces. Not thread-safe. */
final class HashBuffer {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int SIZE = 16 * 1024;

    private final MessageDigest hash = Digest.sha256();
    private final byte[] buffer = new byte[SIZE];
    private int used;

    void missing() {
        room(1);
        buffer[used++] = 0;
    }

    /** A present cell of eight bytes. */
    void present(long value) {
        tagged((byte) 1, value);
    }

    /** A whole number that no double equals, where other numbers are present as doubles, unlike all of which it is. */
    void presentWhole(long value) {
        tagged((byte) 2, value);
    }

    private void tagged(byte tag, long value) {
        room(1 + Long.BYTES);
        buffer[used] = tag;
        LONGS.set(buffer, used + 1, value);
        used += 1 + Long.BYTES;
    }

    /** A present cell of these bytes, which hold their own length. */
    void present(byte[] encoded) {
        room(1);
        buffer[used++] = 1;
        put(encoded);
    }

    void put(long value) {
        room(Long.BYTES);
        LONGS.set(buffer, used, value);
        used += Long.BYTES;
    }

    void put(byte[] bytes) {
        if (bytes.length > SIZE - used) {
            drain();
        }
        if (bytes.length > SIZE) {
            hash.update(bytes);
            return;
        }
        System.arraycopy(bytes, 0, buffer, used, bytes.length);
        used += bytes.length;
    }

    /** The length of {@code text} in UTF-8, in eight bytes, and its UTF-8. */
    static byte[] encode(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        byte[] encoded = new byte[Long.BYTES + utf8.length];
        LONGS.set(encoded, 0, (long) utf8.length);
        System.arraycopy(utf8, 0, encoded, Long.BYTES, utf8.length);
        return encoded;
    }

    /** The hash of all that was put; the buffer is then ready for another. */
    byte[] finish() {
        drain();
        return hash.digest();
    }

    Digest finishDigest() {
        drain();
        return Digest.finish(hash);
    }

    private void room(int bytes) {
        if (bytes > SIZE - used) {
            drain();
        }
    }

    private void drain() {
        hash.update(buffer, 0, used);
        used = 0;
    }
}
