package org.evermodel.data.csv;

/** White space around the content of a field: that of Unicode, no-break spaces included, but no control characters. */
final class Blanks {
    private Blanks() {}

    static boolean isBlank(char c) {
        if (c <= ' ') {
            return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\u000B';
        }
        return c >= '\u0080' && (Character.isWhitespace(c) || Character.isSpaceChar(c));
    }

    /** The first position of {@code [from, to)} that is not blank, or {@code to}. */
    static int skip(char[] text, int from, int to) {
        int position = from;
        while (position < to && isBlank(text[position])) {
            position++;
        }
        return position;
    }

    /** The end of what is left of {@code [from, to)} without the blanks at its end. */
    static int end(char[] text, int from, int to) {
        int position = to;
        while (position > from && isBlank(text[position - 1])) {
            position--;
        }
        return position;
    }

    static String trim(String text) {
        char[] chars = text.toCharArray();
        int from = skip(chars, 0, chars.length);
        return new String(chars, from, end(chars, from, chars.length) - from);
    }
}
