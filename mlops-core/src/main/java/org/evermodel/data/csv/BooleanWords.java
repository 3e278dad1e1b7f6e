package org.evermodel.data.csv;

/** The words true and false, in any case. */
final class BooleanWords {
    private BooleanWords() {}

    /** 1 for true, 0 for false, -1 for anything else. */
    static int parse(char[] text, int from, int to) {
        if (same("true", text, from, to)) {
            return 1;
        }
        return same("false", text, from, to) ? 0 : -1;
    }

    private static boolean same(String word, char[] text, int from, int to) {
        if (word.length() != to - from) {
            return false;
        }
        for (int i = from; i < to; i++) {
            // Only the 26 letters have a lower-case form 32 higher that could match here.
            if ((text[i] | ' ') != word.charAt(i - from)) {
                return false;
            }
        }
        return true;
    }
}
