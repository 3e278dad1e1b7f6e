package org.evermodel.data.csv;

import java.util.List;

/** The words true and false, and declared ones, in any case. Immutable and thread-safe. */
final class BooleanWords {
    private final List<CellRules.TruthWords> declared;

    BooleanWords(List<CellRules.TruthWords> declared) {
        this.declared = declared;
    }

    /** 1 for true, 0 for false, -1 for anything else. */
    int parse(char[] text, int from, int to) {
        if (same("true", text, from, to)) {
            return 1;
        }
        if (same("false", text, from, to)) {
            return 0;
        }
        return declared.isEmpty() ? -1 : declared(new String(text, from, to - from));
    }

    private int declared(String word) {
        for (CellRules.TruthWords words : declared) {
            if (words.forTrue().equalsIgnoreCase(word)) {
                return 1;
            }
            if (words.forFalse().equalsIgnoreCase(word)) {
                return 0;
            }
        }
        return -1;
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
