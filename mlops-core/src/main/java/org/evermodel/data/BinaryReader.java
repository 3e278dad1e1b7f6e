package org.evermodel.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads what {@link BinaryWriter} wrote. Lengths in the bytes are not trusted: arrays grow with what really arrives, so
 * a few bytes that promise gigabytes cost nothing. Not thread-safe.
 */
final class BinaryReader {
    private static final int FIRST_CELLS = 64 * 1024;
    private static final int BUFFER = 64 * 1024;

    private final InputStream in;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).limit(0);

    BinaryReader(InputStream in) {
        this.in = in;
    }

    /** A number of 1, 2, 4 or 8 bytes with its sign. */
    long number(int width) throws IOException {
        require(width);
        return switch (width) {
            case 1 -> buffer.get();
            case 2 -> buffer.getShort();
            case 4 -> buffer.getInt();
            default -> buffer.getLong();
        };
    }

    /** A number of 4 bytes in {@code [0, most]}; throws {@link BadFormException} naming it as {@code what} otherwise. */
    int count(String what, int most) throws IOException {
        long count = number(4);
        if (count < 0 || count > most) {
            throw new BadFormException("the " + what + " must lie in [0, " + most + "], but is " + count);
        }
        return (int) count;
    }

    String text() throws IOException {
        int left = count("length of a text", Integer.MAX_VALUE - 8);
        byte[] bytes = new byte[Math.min(left, BUFFER)];
        int read = 0;
        while (read < left) {
            if (read == bytes.length) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(left, bytes.length * 2L));
            }
            require(1);
            int chunk = Math.min(buffer.remaining(), bytes.length - read);
            buffer.get(bytes, read, chunk);
            read += chunk;
        }
        return new String(bytes, 0, read, StandardCharsets.UTF_8);
    }

    long[] numbers(int count, int width) throws IOException {
        long[] numbers = new long[Math.min(count, FIRST_CELLS)];
        for (int i = 0; i < count; i++) {
            if (i == numbers.length) {
                numbers = Arrays.copyOf(numbers, (int) Math.min(count, numbers.length * 2L));
            }
            numbers[i] = number(width);
        }
        return numbers;
    }

    long[] bits(int count) throws IOException {
        return numbers((int) ((count + 63L) / 64), 8);
    }

    /** Throws {@link BadFormException} where anything follows; reaching the end makes the store verify the bytes. */
    void requireEnd() throws IOException {
        if (buffer.hasRemaining() || in.read() >= 0) {
            throw new BadFormException("more bytes follow where it should end");
        }
    }

    private void require(int bytes) throws IOException {
        if (buffer.remaining() >= bytes) {
            return;
        }
        buffer.compact();
        while (buffer.position() < bytes) {
            int count = in.read(buffer.array(), buffer.position(), buffer.remaining());
            if (count < 0) {
                throw new EOFException("it ends too early");
            }
            buffer.position(buffer.position() + count);
        }
        buffer.flip();
    }

    /** Bytes that are not what the writer of this form makes. */
    static final class BadFormException extends IOException {
        private static final long serialVersionUID = 1L;

        BadFormException(String message) {
            super(message);
        }
    }
}
