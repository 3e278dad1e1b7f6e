package org.evermodel.data.csv;

import java.util.List;
import java.util.stream.Collectors;

/** Fields as RFC 4180 writes them. */
final class CsvText {
    private CsvText() {}

    /** A record with its line end. */
    static String line(List<String> cells) {
        return cells.stream().map(CsvText::field).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** In quotes where it would be read as something else without them, also by a reader that looks for the delimiter. */
    static String field(String text) {
        return isPlain(text) ? text : quoted(text);
    }

    static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (DelimiterGuess.isCandidate(c) || c == '"' || c == '\n' || c == '\r') {
                return false;
            }
        }
        return text.isEmpty()
                || !(Blanks.isBlank(text.charAt(0))
                        || Blanks.isBlank(text.charAt(text.length() - 1))
                        || text.charAt(0) <= ' '
                        || text.charAt(0) == '#'
                        || text.charAt(0) == '\'');
    }
}
