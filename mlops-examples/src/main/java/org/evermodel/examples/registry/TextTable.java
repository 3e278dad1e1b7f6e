package org.evermodel.examples.registry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows under a header, each column as wide as its widest cell. Not thread-safe. */
final class TextTable {
    private static final String GAP = "  ";
    private static final int FIRST_SIGN = 0x20;
    private static final int CONTROL_PICTURES = 0x2400;
    private static final int REPLACEMENT = 0xFFFD;

    private final List<String[]> rows = new ArrayList<>();

    TextTable(String... header) {
        rows.add(header);
    }

    /** Adds a row; a cell is shown on one line, and what would steer a terminal becomes visible. */
    TextTable row(Object... cells) {
        rows.add(Arrays.stream(cells)
                .map(cell -> visible(cell.toString().replaceAll("\\s*[\\r\\n]+\\s*", " ")))
                .toArray(String[]::new));
        return this;
    }

    private static String visible(String text) {
        return text.codePoints()
                .map(point -> point < FIRST_SIGN ? CONTROL_PICTURES + point : point)
                .map(point -> steers(point) ? REPLACEMENT : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Controls, and what turns the direction of writing. */
    private static boolean steers(int point) {
        return Character.isISOControl(point)
                || (point >= 0x202A && point <= 0x202E)
                || (point >= 0x2066 && point <= 0x2069);
    }

    /** The text, or {@code nothing} where there is no row. */
    String orElse(String nothing) {
        if (rows.size() == 1) {
            return nothing;
        }
        int[] widths = IntStream.range(0, rows.get(0).length)
                .map(column -> rows.stream()
                        .mapToInt(row -> row[column].length())
                        .max()
                        .orElse(0))
                .toArray();
        return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
    }

    private static String line(String[] row, int[] widths) {
        return IntStream.range(0, row.length)
                .mapToObj(column -> row[column] + " ".repeat(widths[column] - row[column].length()))
                .collect(Collectors.joining(GAP))
                .stripTrailing();
    }
}
