package org.evermodel.registry.tracking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.evermodel.registry.tracking.RunComparison.Row;

/** A comparison as text of some form. */
record ComparisonText(RunComparison comparison) {
    private static final int WIDEST = 40;
    private static final int LEAD = 12;
    private static final String NONE = "–";

    String aligned() {
        List<List<String>> lines = lines("*", ComparisonText::cell);
        int columns = lines.get(0).size();
        int[] widths = IntStream.range(0, columns)
                .map(column -> lines.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        String table = lines.stream()
                .map(line -> IntStream.range(0, columns)
                        .mapToObj(i ->
                                line.get(i) + " ".repeat(widths[i] - line.get(i).length()))
                        .collect(Collectors.joining("  "))
                        .stripTrailing())
                .collect(Collectors.joining("\n"));
        return table + "\n" + comparison.equal().size() + " rows are equal" + parts("\n", ComparisonText::cell);
    }

    String markdown() {
        List<List<String>> lines = lines("**", text -> escaped(cell(text)));
        String rule = "|" + " --- |".repeat(lines.get(0).size());
        String rows = lines.stream()
                .skip(1)
                .map(line -> line.stream().collect(Collectors.joining(" | ", "| ", " |")))
                .collect(Collectors.joining("\n"));
        String head = lines.get(0).stream().collect(Collectors.joining(" | ", "| ", " |"));
        return head + "\n" + rule + "\n" + rows + (rows.isEmpty() ? "" : "\n") + "\n"
                + comparison.equal().size() + " rows are equal.\n"
                + parts("\n- ", text -> escaped(cell(text)))
                + (comparison.differingParts().isEmpty() ? "" : "\n");
    }

    /** A line for parts that are called alike, and one for each thing in which they differ. */
    private String parts(String mark, UnaryOperator<String> cell) {
        StringBuilder text = new StringBuilder();
        for (PartsComparison parts : comparison.differingParts()) {
            text.append(mark).append(cell.apply(parts.name())).append(": ").append(counts(parts.counts()));
            parts.differences().forEach(each -> text.append(mark).append(line(parts, each, cell)));
        }
        return text.toString();
    }

    private static String counts(List<Integer> counts) {
        return counts.stream().distinct().count() == 1
                ? counts.get(0) + " in each run"
                : counts.stream().map(String::valueOf).collect(Collectors.joining(" and ", "", " in the runs"));
    }

    private static String line(PartsComparison parts, PartsComparison.Difference each, UnaryOperator<String> cell) {
        String first = each.first().stream()
                .map(part -> cell.apply(part.name()) + " "
                        + part.values().stream()
                                .map(value -> value.map(cell).orElse(NONE))
                                .collect(Collectors.joining(" / ")))
                .collect(Collectors.joining(", "));
        return word(each) + " " + cell.apply(each.name()) + " differs in " + each.parts() + " of "
                + cell.apply(parts.name()) + ": " + first
                + (each.parts() > each.first().size() ? ", …" : "");
    }

    private static String word(PartsComparison.Difference each) {
        return each.group().name().toLowerCase(Locale.ROOT);
    }

    /** The head and the rows that differ; {@code mark} surrounds the best value. */
    private List<List<String>> lines(String mark, UnaryOperator<String> cell) {
        List<List<String>> lines = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("", ""));
        comparison.runs().forEach(run -> head.add(cell.apply(run.name() + " " + run.id())));
        lines.add(head);
        for (Row row : comparison.differing()) {
            int best = comparison.bestOf(row);
            List<String> line =
                    new ArrayList<>(List.of(row.group().name().toLowerCase(Locale.ROOT), cell.apply(row.name())));
            int shown = firstShown(row);
            for (int i = 0; i < row.values().size(); i++) {
                String value = row.values()
                        .get(i)
                        .map(text -> cell.apply(from(shown, text)))
                        .orElse(NONE);
                line.add(i == best ? mark + value + mark : value);
            }
            lines.add(line);
        }
        return lines;
    }

    /** Where values begin to be shown: at their start, unless they only differ behind what fits a cell. */
    private static int firstShown(Row row) {
        List<String> texts = row.values().stream().flatMap(Optional::stream).toList();
        int same = texts.stream()
                .mapToInt(text -> sameSigns(texts.get(0), text))
                .min()
                .orElse(0);
        boolean isShown = same < WIDEST - 1 || same == Integer.MAX_VALUE;
        return isShown ? 0 : same - LEAD;
    }

    private static int sameSigns(String one, String other) {
        int at = Arrays.mismatch(one.codePoints().toArray(), other.codePoints().toArray());
        return at < 0 ? Integer.MAX_VALUE : at;
    }

    private static String from(int sign, String text) {
        return sign == 0 ? text : "…" + text.substring(text.offsetByCodePoints(0, sign));
    }

    /** On one line, of bounded width, without what steers a terminal. */
    private static String cell(String text) {
        String plain = text.codePoints()
                .mapToObj(point -> steers(point) ? " " : Character.toString(point))
                .collect(Collectors.joining());
        boolean isWide = plain.codePointCount(0, plain.length()) > WIDEST;
        return isWide ? plain.substring(0, plain.offsetByCodePoints(0, WIDEST - 1)) + "…" : plain;
    }

    /** Controls, and what turns the direction of writing. */
    private static boolean steers(int point) {
        return Character.isISOControl(point)
                || (point >= 0x202A && point <= 0x202E)
                || (point >= 0x2066 && point <= 0x2069);
    }

    /** Without what Markdown or HTML would take for markup, so that no link or picture leads where somebody wants it. */
    private static String escaped(String text) {
        return text.replace("|", "¦")
                .replace("<", "‹")
                .replace(">", "›")
                .replace("&", "＆")
                .replaceAll("([\\\\`*_\\[\\]()!#~])", "\\\\$1")
                .replace("://", "\\://")
                .replaceAll("(?i)www\\.", "www\\\\.");
    }

    String json() {
        String runs = comparison.runs().stream()
                .map(run -> "{\"id\":" + Quoted.json(run.id().value()) + ",\"name\":" + Quoted.json(run.name())
                        + ",\"experiment\":" + Quoted.json(run.experiment().value()) + ",\"status\":\"" + run.status()
                        + "\"}")
                .collect(Collectors.joining(","));
        String rows = comparison.rows().stream().map(this::json).collect(Collectors.joining(","));
        String parts = comparison.parts().stream().map(ComparisonText::json).collect(Collectors.joining(","));
        return "{\"runs\":[" + runs + "],\"rows\":[" + rows + "],\"parts\":[" + parts + "]}";
    }

    private static String json(PartsComparison parts) {
        String differences =
                parts.differences().stream().map(ComparisonText::json).collect(Collectors.joining(","));
        return "{\"name\":" + Quoted.json(parts.name()) + ",\"counts\":"
                + parts.counts().toString().replace(" ", "") + ",\"differences\":[" + differences + "]}";
    }

    private static String json(PartsComparison.Difference each) {
        String first = each.first().stream()
                .map(part -> "{\"name\":" + Quoted.json(part.name()) + ",\"values\":["
                        + part.values().stream().map(ComparisonText::json).collect(Collectors.joining(",")) + "]}")
                .collect(Collectors.joining(","));
        return "{\"group\":\"" + word(each) + "\",\"name\":" + Quoted.json(each.name()) + ",\"parts\":" + each.parts()
                + ",\"first\":[" + first + "]}";
    }

    private String json(Row row) {
        int best = comparison.bestOf(row);
        String values = row.values().stream().map(ComparisonText::json).collect(Collectors.joining(","));
        return "{\"group\":\"" + row.group().name().toLowerCase(Locale.ROOT) + "\",\"name\":" + Quoted.json(row.name())
                + ",\"differs\":" + row.differs() + ",\"best\":"
                + (best < 0
                        ? "null"
                        : Quoted.json(comparison.runs().get(best).id().value()))
                + ",\"values\":[" + values + "]}";
    }

    private static String json(Optional<String> value) {
        return value.map(Quoted::json).orElse("null");
    }
}
