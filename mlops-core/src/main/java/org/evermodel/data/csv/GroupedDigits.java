package org.evermodel.data.csv;

/** Takes a separator out from between groups of three digits: 1.234.567,5. Not thread-safe. */
final class GroupedDigits {
    private final char separator;
    private char[] joined = new char[32];

    GroupedDigits(char separator) {
        this.separator = separator;
    }

    boolean isIn(char[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text[i] == separator) {
                return true;
            }
        }
        return false;
    }

    /** The digits without separators, as long as {@link #join} said. */
    char[] joined() {
        return joined;
    }

    /** Joins {@code [from, to)} and gives the length, 0 where the groups are no groups of three before the mark. */
    int join(char[] text, int from, int to, char decimalMark) {
        joined = joined.length < to - from ? new char[to - from] : joined;
        int length = 0;
        int group = 0;
        boolean first = true;
        int at = from;
        for (; at < to && text[at] != decimalMark && text[at] != 'e' && text[at] != 'E'; at++) {
            if (text[at] != separator) {
                group += text[at] >= '0' && text[at] <= '9' ? 1 : 0;
                joined[length++] = text[at];
            } else if (group < 1 || group > 3 || (!first && group != 3)) {
                return 0;
            } else {
                first = false;
                group = 0;
            }
        }
        boolean behind = indexOf(text, at, to) < to;
        if (group != 3 || first || behind) {
            return 0;
        }
        System.arraycopy(text, at, joined, length, to - at);
        return length + to - at;
    }

    private int indexOf(char[] text, int from, int to) {
        int at = from;
        while (at < to && text[at] != separator) {
            at++;
        }
        return at;
    }
}
