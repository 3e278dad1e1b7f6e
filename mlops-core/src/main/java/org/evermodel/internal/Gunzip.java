package org.evermodel.internal;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Unpacks gzip (RFC 1952), all members of it, up to the real end of the stream.
 *
 * <p>{@link java.util.zip.GZIPInputStream} ends behind a member where the stream has nothing available just then, which
 * many streams say always, and where the next member's header is damaged; rows would be lost silently. Here only zeros
 * may stand behind a member that are not another one. Not thread-safe.
 */
final class Gunzip extends InputStream {
    private static final int BUFFER = 64 * 1024;
    private static final int CHECKED_HEADER = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xE0;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private final Inflater inflater = new Inflater(true);
    private final CRC32 content = new CRC32();
    private final CRC32 header = new CRC32();
    private int position;
    private int limit;
    private boolean ended;

    Gunzip(InputStream in) throws IOException {
        this.in = in;
        boolean begun = false;
        try {
            header(required());
            begun = true;
        } finally {
            if (!begun) {
                inflater.end();
            }
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!ended) {
            int count = inflate(target, offset, length);
            if (count > 0) {
                content.update(target, offset, count);
                return count;
            }
            advance();
        }
        return -1;
    }

    private int inflate(byte[] target, int offset, int length) throws IOException {
        try {
            return inflater.inflate(target, offset, length);
        } catch (DataFormatException e) {
            ZipException damaged = new ZipException("its packed data are invalid: " + e.getMessage());
            damaged.initCause(e);
            throw damaged;
        }
    }

    private void advance() throws IOException {
        if (inflater.finished()) {
            position = limit - inflater.getRemaining();
            trailer();
            nextMember();
        } else if (inflater.needsDictionary()) {
            throw new ZipException("its packed data ask for a dictionary");
        } else if (inflater.needsInput()) {
            if (!fill()) {
                throw cutOff();
            }
            inflater.setInput(buffer, 0, limit);
        }
    }

    private void trailer() throws IOException {
        if (number(4) != content.getValue()) {
            throw new ZipException("the checksum of its content differs");
        }
        if (number(4) != (inflater.getBytesWritten() & 0xFFFF_FFFFL)) {
            throw new ZipException("the length of its content differs");
        }
    }

    private void nextMember() throws IOException {
        int first = next();
        while (first == 0) {
            first = next();
        }
        if (first < 0) {
            ended = true;
            return;
        }
        header(first);
    }

    private void header(int first) throws IOException {
        header.reset();
        header.update(first);
        if (first != 0x1F || headed() != 0x8B) {
            throw new ZipException("what follows a member is no gzip");
        }
        if (headed() != 8) {
            throw new ZipException("its method of packing is unknown");
        }
        int flags = headed();
        if ((flags & RESERVED) != 0) {
            throw new ZipException("a member's header has unknown flags");
        }
        skip(6);
        if ((flags & EXTRA) != 0) {
            skip(headed() | (headed() << 8));
        }
        skipText((flags & NAME) != 0);
        skipText((flags & COMMENT) != 0);
        long sum = header.getValue() & 0xFFFF;
        if ((flags & CHECKED_HEADER) != 0 && number(2) != sum) {
            throw new ZipException("the checksum of a member's header differs");
        }
        inflater.reset();
        content.reset();
        inflater.setInput(buffer, position, limit - position);
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            headed();
        }
    }

    /** A text that a zero ends, where there is one. */
    private void skipText(boolean there) throws IOException {
        boolean within = there;
        while (within) {
            within = headed() != 0;
        }
    }

    private int headed() throws IOException {
        int value = required();
        header.update(value);
        return value;
    }

    private long number(int bytes) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (long) required() << (8 * i);
        }
        return value;
    }

    private int required() throws IOException {
        int value = next();
        if (value < 0) {
            throw cutOff();
        }
        return value;
    }

    private int next() throws IOException {
        return position == limit && !fill() ? -1 : buffer[position++] & 0xFF;
    }

    private boolean fill() throws IOException {
        int count = in.read(buffer, 0, buffer.length);
        position = 0;
        limit = Math.max(count, 0);
        return count > 0;
    }

    private static EOFException cutOff() {
        return new EOFException("the file ends within a gzip member");
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
