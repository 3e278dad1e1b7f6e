package org.evermodel.data.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;

/**
 * The beginning of a file.
 *
 * @param text as much as could be decoded
 * @param complete whether that is the whole file
 * @param charset how it is encoded
 * @param why why that is believed
 */
record Sample(String text, boolean complete, Charset charset, String why) {
    private static final int LONGEST = 256 * 1024;

    static Sample of(CsvInput input, Wishes wishes) {
        try (InputStream in = input.open()) {
            byte[] bytes = in.readNBytes(LONGEST);
            boolean complete = bytes.length < LONGEST;
            CharsetGuess guess = CharsetGuess.of(bytes, complete, wishes.charset());
            return new Sample(decode(bytes, guess), complete, guess.charset(), guess.why());
        } catch (IOException e) {
            throw input.unreadable(e);
        }
    }

    /** Up to the first byte that is no text, which the reader will name with its place. */
    private static String decode(byte[] bytes, CharsetGuess guess) {
        ByteBuffer in = ByteBuffer.wrap(bytes, guess.markLength(), bytes.length - guess.markLength());
        CharBuffer out = CharBuffer.allocate(bytes.length);
        guess.charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(in, out, false);
        return out.flip().toString();
    }
}
