package org.evermodel.registry;

import java.util.function.Consumer;
import org.evermodel.Digest;

/**
 * Finds the digests in a text, wherever they stand: each 64 hexadecimal digits in a row, no more and no fewer, be they
 * called {@code sha256:} or not. What is no reference keeps an artifact too long; what was overlooked would lose one.
 */
final class Mentions {
    private static final int DIGITS = 64;

    private Mentions() {}

    static void in(String text, Consumer<Digest> mentioned) {
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i < text.length() && isDigit(text.charAt(i))) {
                continue;
            }
            if (i - start == DIGITS) {
                mentioned.accept(new Digest("sha256", text.substring(start, i)));
            }
            start = i + 1;
        }
    }

    private static boolean isDigit(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }
}
