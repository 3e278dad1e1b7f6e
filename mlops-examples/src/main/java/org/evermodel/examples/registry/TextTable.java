package org.evermodel.examples.registry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.evermodel.examples.Visible;

/** Rows under a header, each column as wide as its widest cell. Not thread-safe. */
public final class TextTable {
    private static final String GAP = "  ";

    private final List<String[]> rows = new ArrayList<>();

    /** A table with this header. */
    public TextTable(String... header) {
        rows.add(header);
    }

    /** Adds a row; a cell is shown on one line, and what would steer a terminal becomes visible. */
    public TextTable row(Object... cells) {
        rows.add(Arrays.stream(cells).map(cell -> Visible.line(cell.toString())).toArray(String[]::new));
        return this;
    }

    /** The text, or {@code nothing} where there is no row. */
    public String orElse(String nothing) {
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
