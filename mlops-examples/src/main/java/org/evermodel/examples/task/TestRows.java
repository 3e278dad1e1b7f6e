package org.evermodel.examples.task;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.evermodel.examples.UsageException;

/**
 * Reads which rows are to be kept back: the 0-based number of a data row on each line, in any order. A byte order mark is
 * dropped.
 */
final class TestRows {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Path file;
    private final int rows;
    private final BitSet chosen = new BitSet();

    private TestRows(Path file, int rows) {
        this.file = file;
        this.rows = rows;
    }

    /** The chosen rows of a table of {@code rows} rows; throws {@link UsageException} naming the line that is wrong. */
    static BitSet read(Path file, int rows) {
        TestRows read = new TestRows(file, rows);
        List<String> lines = read.lines();
        for (int i = 0; i < lines.size(); i++) {
            read.add(lines.get(i).strip(), i + 1);
        }
        if (read.chosen.isEmpty()) {
            throw new UsageException("--test-rows " + file + " names no row");
        }
        if (read.chosen.cardinality() == rows) {
            throw new UsageException(
                    "--test-rows " + file + " names all " + rows + " rows; none is left to learn from");
        }
        return read.chosen;
    }

    private List<String> lines() {
        if (!Files.isRegularFile(file)) {
            throw new UsageException("--test-rows " + file + " is not a file that can be read");
        }
        try {
            List<String> lines = new ArrayList<>(Files.readAllLines(file));
            if (!lines.isEmpty() && lines.get(0).startsWith(BYTE_ORDER_MARK)) {
                lines.set(0, lines.get(0).substring(BYTE_ORDER_MARK.length()));
            }
            return lines;
        } catch (MalformedInputException e) {
            throw new UsageException("--test-rows " + file + " is not a text of row numbers", e);
        } catch (IOException e) {
            throw new UsageException("--test-rows " + file + " could not be read: " + e.getMessage(), e);
        }
    }

    private void add(String text, int line) {
        if (text.isEmpty()) {
            return;
        }
        int row = number(text, line);
        if (chosen.get(row)) {
            throw wrong(line, "names row " + row + " a second time");
        }
        chosen.set(row);
    }

    private int number(String text, int line) {
        if (!text.matches("[0-9]{1,18}")) {
            throw wrong(line, "must be a row number, but is \"" + shown(text) + "\"");
        }
        long row = Long.parseLong(text);
        if (row >= rows) {
            throw wrong(line, "names row " + row + ", but the rows are 0 to " + (rows - 1));
        }
        return (int) row;
    }

    private static String shown(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }

    private UsageException wrong(int line, String what) {
        return new UsageException("--test-rows " + file + ": line " + line + " " + what);
    }
}
