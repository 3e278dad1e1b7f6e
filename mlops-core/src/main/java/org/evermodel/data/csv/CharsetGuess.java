package org.evermodel.data.csv;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * How the beginning of a file is encoded. Only text that cannot be UTF-8 and has no control characters is taken for one
 * of the older encodings; anything else stays UTF-8, so that it is refused with the place of the byte that is no text.
 */
record CharsetGuess(Charset charset, int markLength, String why) {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int ENOUGH_FOR_WIDE = 4;

    static CharsetGuess of(byte[] start, boolean complete, Optional<Charset> said) {
        int mark = DecodingReader.markLength(start);
        if (mark > 0) {
            Charset marked = DecodingReader.marked(start, StandardCharsets.UTF_8);
            return new CharsetGuess(marked, mark, "a byte order mark says so");
        }
        if (said.isPresent()) {
            return new CharsetGuess(said.get(), 0, "the caller says so");
        }
        return unmarked(start, complete);
    }

    private static CharsetGuess unmarked(byte[] start, boolean complete) {
        Optional<Charset> wide = wide(start);
        if (wide.isPresent()) {
            return new CharsetGuess(
                    wide.get(), 0, "every other byte is zero, as in Latin text of two bytes for each character");
        }
        int bad = firstUndecodable(start, complete, StandardCharsets.UTF_8);
        if (bad < 0) {
            return new CharsetGuess(StandardCharsets.UTF_8, 0, "all bytes at the beginning are valid UTF-8");
        }
        if (hasControls(start)) {
            return new CharsetGuess(
                    StandardCharsets.UTF_8, 0, "assumed, but it holds control characters and is perhaps no text");
        }
        String because = "the byte at offset " + bad + " is not UTF-8";
        if (firstUndecodable(start, complete, WINDOWS) < 0) {
            return new CharsetGuess(
                    WINDOWS,
                    0,
                    because + "; assumed, as the most common of what else it can be (ISO-8859-1 is part of it)");
        }
        return new CharsetGuess(
                StandardCharsets.ISO_8859_1, 0, because + ", and not all bytes are windows-1252; assumed");
    }

    /** UTF-16 without a mark: all first or all second bytes of pairs are zero, and none of the others. */
    private static Optional<Charset> wide(byte[] start) {
        int pairs = start.length / 2;
        int[] zeros = new int[2];
        for (int i = 0; i < pairs * 2; i++) {
            zeros[i & 1] += start[i] == 0 ? 1 : 0;
        }
        if (pairs < ENOUGH_FOR_WIDE) {
            return Optional.empty();
        }
        if (zeros[0] == 0 && zeros[1] * 10L >= pairs * 9L) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return zeros[1] == 0 && zeros[0] * 10L >= pairs * 9L
                ? Optional.of(StandardCharsets.UTF_16BE)
                : Optional.empty();
    }

    private static int firstUndecodable(byte[] bytes, boolean complete, Charset charset) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CoderResult result = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(in, CharBuffer.allocate(bytes.length), complete);
        return result.isError() ? in.position() : -1;
    }

    private static boolean hasControls(byte[] bytes) {
        for (byte b : bytes) {
            if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 0x1A) {
                return true;
            }
        }
        return false;
    }
}
