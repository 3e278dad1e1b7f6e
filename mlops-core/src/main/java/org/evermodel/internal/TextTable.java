package org.evermodel.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A small table for people: aligned at a prompt, or as Markdown. Not thread-safe. */
public final class TextTable {
    private static final String BARS = "▁▂▃▄▅▆▇█";

    private final List<String> names;
    private final List<List<String>> rows = new ArrayList<>();

    /** With these names of columns; one that begins with {@code >} is of numbers, which stand on the right. */
    public TextTable(String... names) {
        this.names = List.of(names);
    }

    /** One more row, of as many cells as there are columns. */
    public void add(String... cells) {
        rows.add(List.of(cells));
    }

    /** The rows as lines that begin with two blanks, the names above them. */
    public String aligned() {
        int[] widths = new int[names.size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            widths[i] = Math.max(
                    length(name(i)),
                    rows.stream()
                            .mapToInt(row -> length(clean(row.get(column))))
                            .max()
                            .orElse(0));
        }
        StringBuilder text = new StringBuilder();
        line(text, plainNames(), widths);
        rows.forEach(row -> line(text, row, widths));
        return text.toString();
    }

    private void line(StringBuilder text, List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = clean(cells.get(i));
            String room = " ".repeat(widths[i] - length(cell));
            line.append("  ").append(isNumber(i) ? room + cell : cell + room);
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    /** The rows as a table of Markdown; no cell can leave its place or be taken for markup. */
    public String markdown() {
        StringBuilder text = new StringBuilder("|");
        plainNames().forEach(name -> text.append(' ').append(safe(name)).append(" |"));
        text.append("\n|");
        for (int i = 0; i < names.size(); i++) {
            text.append(isNumber(i) ? " ---: |" : " --- |");
        }
        for (List<String> row : rows) {
            text.append("\n|");
            row.forEach(cell -> text.append(' ').append(safe(cell)).append(" |"));
        }
        return text.append('\n').toString();
    }

    private List<String> plainNames() {
        List<String> plain = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            plain.add(name(i));
        }
        return plain;
    }

    private boolean isNumber(int column) {
        return names.get(column).startsWith(">");
    }

    private String name(int column) {
        return isNumber(column) ? names.get(column).substring(1) : names.get(column);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String clean(String text) {
        return text.replaceAll("\\R|\\p{Cntrl}", " ");
    }

    /** Text that cannot leave its cell or be taken for markup. */
    public static String safe(String text) {
        return clean(text).replaceAll("([\\\\|`*_<>\\[\\]&])", "\\\\$1");
    }

    /** A count with its thousands parted. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A number to about four digits, whole ones as they are. */
    public static String number(double number) {
        if (number == Math.rint(number) && Math.abs(number) < 1e9) {
            return String.format(Locale.ROOT, "%.0f", number + 0.0);
        }
        double size = Math.abs(number);
        boolean plain = size >= 1e-3 && size < 1e6;
        int digits = Math.max(0, 3 - (int) Math.floor(Math.log10(Math.max(size, 1e-300))));
        return plain
                ? String.format(Locale.ROOT, "%." + digits + "f", number)
                : String.format(Locale.ROOT, "%.3e", number);
    }

    /** A bar for each count, the largest full; none is a blank. */
    public static String bars(List<Long> counts) {
        long most = counts.stream().mapToLong(Long::longValue).max().orElse(0);
        StringBuilder bars = new StringBuilder();
        for (long count : counts) {
            int level = most == 0 ? 0 : (int) Math.ceil((double) count * BARS.length() / most);
            bars.append(level == 0 ? ' ' : BARS.charAt(level - 1));
        }
        return bars.toString();
    }
}
