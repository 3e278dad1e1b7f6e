package org.evermodel.data.csv;

import java.util.Set;

/** The texts that stand for a missing cell, besides nothing at all. */
final class MissingMarks {
    private final char[][] marks;

    MissingMarks(Set<String> marks) {
        this.marks = marks.stream()
                .map(Blanks::trim)
                .filter(mark -> !mark.isEmpty())
                .sorted()
                .map(String::toCharArray)
                .toArray(char[][]::new);
    }

    /** Whether {@code [from, to)}, which has no blanks around it, is missing. */
    boolean matches(char[] text, int from, int to) {
        if (from == to) {
            return true;
        }
        for (char[] mark : marks) {
            if (same(mark, text, from, to)) {
                return true;
            }
        }
        return false;
    }

    private static boolean same(char[] mark, char[] text, int from, int to) {
        if (mark.length != to - from) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if (mark[i] != text[from + i]) {
                return false;
            }
        }
        return true;
    }
}
