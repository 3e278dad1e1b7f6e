package org.evermodel.profile;

/** Tells how a text is built. */
final class Patterns {
    private static final int LONGEST = 12;

    private Patterns() {}

    /**
     * How a text is built: each run of capitals is {@code A}, of other letters {@code a}, of digits {@code 9}, of white space a
     * blank; anything else is itself. {@code "SW1A 2AA"} is {@code "A9A 9A"}. Cut after twelve characters.
     */
    static String of(String text) {
        StringBuilder pattern = new StringBuilder();
        int last = -1;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int kind = kind(text.codePointAt(i));
            if (pattern.length() >= LONGEST) {
                return pattern.append('…').toString();
            }
            if (kind != last || !isRun(kind)) {
                pattern.appendCodePoint(kind);
            }
            last = kind;
        }
        return pattern.toString();
    }

    private static boolean isRun(int kind) {
        return "Aa9 ".indexOf(kind) >= 0;
    }

    private static int kind(int character) {
        if (Character.isUpperCase(character)) {
            return 'A';
        }
        if (Character.isLetter(character)) {
            return 'a';
        }
        if (Character.isDigit(character)) {
            return '9';
        }
        return Character.isWhitespace(character) ? ' ' : character;
    }
}
