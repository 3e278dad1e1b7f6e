package org.evermodel.data.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Decodes text strictly and knows the position of the byte that cannot be decoded, which an InputStreamReader does not.
 * A byte order mark decides the charset and is dropped. Not thread-safe.
 */
final class DecodingReader extends Reader {
    private static final int BUFFER = 64 * 1024;
    private static final int LONGEST_MARK = 3;

    private final InputStream in;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
    private final CharBuffer chars = CharBuffer.allocate(BUFFER);
    private final CharsetDecoder decoder;
    private long bytesBefore;
    private boolean ended;

    /** {@code marked} says whether the text may start with a byte order mark. Closes {@code in} where that cannot be read. */
    static DecodingReader of(InputStream in, Charset charset, boolean marked) throws IOException {
        boolean opened = false;
        try {
            DecodingReader reader = new DecodingReader(in, charset, marked);
            opened = true;
            return reader;
        } finally {
            if (!opened) {
                in.close();
            }
        }
    }

    private DecodingReader(InputStream in, Charset charset, boolean mayBeMarked) throws IOException {
        this.in = in;
        byte[] start = in.readNBytes(LONGEST_MARK);
        bytes.put(start).flip();
        chars.flip();
        Charset marked = mayBeMarked ? marked(start, charset) : charset;
        bytes.position(mayBeMarked ? markLength(start) : 0);
        decoder = marked.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    static Charset marked(byte[] start, Charset otherwise) {
        if (startsWith(start, 0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        }
        if (startsWith(start, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_16BE;
        }
        return startsWith(start, 0xFF, 0xFE) ? StandardCharsets.UTF_16LE : otherwise;
    }

    static int markLength(byte[] start) {
        if (startsWith(start, 0xEF, 0xBB, 0xBF)) {
            return 3;
        }
        return startsWith(start, 0xFE, 0xFF) || startsWith(start, 0xFF, 0xFE) ? 2 : 0;
    }

    private static boolean startsWith(byte[] start, int... mark) {
        if (start.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((start[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!chars.hasRemaining()) {
            if (ended) {
                return -1;
            }
            decode();
        }
        int count = Math.min(length, chars.remaining());
        chars.get(target, offset, count);
        return count;
    }

    private void decode() throws IOException {
        chars.clear();
        CoderResult result = decoder.decode(bytes, chars, false);
        if (result.isUnderflow() && chars.position() == 0) {
            boolean last = !refill();
            result = decoder.decode(bytes, chars, last);
            if (last && result.isUnderflow()) {
                decoder.flush(chars);
                ended = true;
            }
        }
        if (result.isError() && chars.position() == 0) {
            throw new UndecodableException(bytesBefore + bytes.position(), decoder.charset());
        }
        // An error behind good characters comes up again when those have been read.
        chars.flip();
    }

    /** Reads more bytes behind those left over; false at the end of the file. */
    private boolean refill() throws IOException {
        bytesBefore += bytes.position();
        bytes.compact();
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        bytes.position(bytes.position() + Math.max(0, count)).flip();
        return count >= 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Bytes that are no text in the charset. */
    static final class UndecodableException extends IOException {
        private static final long serialVersionUID = 1L;

        UndecodableException(long position, Charset charset) {
            super("the byte at offset " + position + " is not text in " + charset
                    + "; name the file's charset, or check that it is a text file");
        }
    }
}
