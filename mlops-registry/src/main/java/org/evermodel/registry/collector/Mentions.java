package org.evermodel.registry.collector;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.evermodel.Digest;

/**
 * Finds the digests in a text, wherever they stand: each 64 hexadecimal digits in a row, no more and no fewer, be they
 * called {@code sha256:} or not, and also right behind a character that JSON escapes, as the last of its own digits would
 * make them too many. What is no reference keeps an artifact too long; what was overlooked would lose one.
 */
final class Mentions {
    private static final int DIGITS = 64;
    private static final int BLOCK_BYTES = 1 << 16;

    private Mentions() {}

    static void in(String text, Consumer<Digest> mentioned) {
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i < text.length() && isDigit(text.charAt(i))) {
                continue;
            }
            if (i - start == DIGITS || (i - start > DIGITS && endsEscape(text, i - DIGITS))) {
                mentioned.accept(new Digest("sha256", text.substring(i - DIGITS, i)));
            }
            start = i + 1;
        }
    }

    /** Whether what stands in front of {@code end} is, or looks like, a character that JSON writes with such digits. */
    private static boolean endsEscape(String text, int end) {
        boolean isShort = end >= 2 && text.charAt(end - 2) == '\\' && "bf".indexOf(text.charAt(end - 1)) >= 0;
        return isShort || (end >= 6 && text.startsWith("\\u", end - 6));
    }

    /** Finds the digests in content of any length, which is read to its end. */
    static void in(InputStream content, Consumer<Digest> mentioned) throws IOException {
        StringBuilder digits = new StringBuilder(DIGITS + 1);
        byte[] block = new byte[BLOCK_BYTES];
        for (int length = content.read(block); length >= 0; length = content.read(block)) {
            for (int i = 0; i < length; i++) {
                step((char) block[i], digits, mentioned);
            }
        }
        step(' ', digits, mentioned);
    }

    private static void step(char next, StringBuilder digits, Consumer<Digest> mentioned) {
        if (isDigit(next)) {
            // That there are more than enough is all there is to know.
            if (digits.length() <= DIGITS) {
                digits.append(next);
            }
            return;
        }
        if (digits.length() == DIGITS) {
            mentioned.accept(new Digest("sha256", digits.toString()));
        }
        digits.setLength(0);
    }

    private static boolean isDigit(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }
}
