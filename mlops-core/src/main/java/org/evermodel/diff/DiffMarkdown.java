package org.evermodel.diff;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.evermodel.drift.ColumnDrift;
import org.evermodel.drift.DriftVerdict;

/** A diff as Markdown: a line on the columns, one on the rows, and tables of what changed. */
final class DiffMarkdown {
    private final StringBuilder text = new StringBuilder();
    private final DatasetDiff diff;

    private DiffMarkdown(DatasetDiff diff) {
        this.diff = diff;
    }

    static String of(DatasetDiff diff) {
        DiffMarkdown markdown = new DiffMarkdown(diff);
        markdown.writeSchema();
        markdown.writeRows();
        markdown.writeStatistics();
        markdown.writeDrift();
        return markdown.text.toString();
    }

    private void writeSchema() {
        List<String> changes = diff.schema().changes();
        text.append("**Columns**: ")
                .append(diff.schema().compatibility().name().toLowerCase(Locale.ROOT))
                .append(changes.isEmpty() ? "" : ": " + escaped(String.join("; ", changes)))
                .append("\n\n");
    }

    private void writeRows() {
        RowDiff rows = diff.rows();
        text.append(String.format(
                Locale.ROOT,
                "**Rows**: %,d → %,d (%,d added, %,d removed, %,d changed, %,d unchanged)\n",
                rows.before(),
                rows.after(),
                rows.added(),
                rows.removed(),
                rows.changed(),
                rows.unchanged()));
        if (!rows.changedCells().isEmpty()) {
            text.append("\n| column | rows in which it changed |\n|---|---:|\n");
            rows.changedCells()
                    .forEach((name, count) ->
                            text.append(String.format(Locale.ROOT, "| %s | %,d |\n", escaped(name), count)));
            if (rows.compared() < rows.changed()) {
                text.append(String.format(Locale.ROOT, "\nCounted in the first %,d changed rows.\n", rows.compared()));
            }
        }
        if (!rows.examples().isEmpty()) {
            text.append("\n```diff\n");
            rows.examples().forEach(this::writeExample);
            text.append("```\n");
        }
    }

    private void writeExample(RowDiff.Example example) {
        example.before().ifPresent(row -> text.append("- ").append(oneLine(row)).append('\n'));
        example.after().ifPresent(row -> text.append("+ ").append(oneLine(row)).append('\n'));
    }

    /** Figures that are not the same; of most columns of a longer table some are not. */
    private void writeStatistics() {
        StringBuilder lines = new StringBuilder();
        for (ColumnStatistics column : ColumnStatistics.of(diff)) {
            for (Map.Entry<String, ColumnStatistics.Pair> figure :
                    column.values().entrySet()) {
                ColumnStatistics.Pair pair = figure.getValue();
                if (!pair.isSame()) {
                    lines.append(String.format(
                            Locale.ROOT,
                            "| %s | %s | %.6g | %.6g |\n",
                            escaped(column.name()),
                            figure.getKey(),
                            pair.before(),
                            pair.after()));
                }
            }
        }
        if (!lines.isEmpty()) {
            text.append("\n| column | figure | before | after |\n|---|---|---:|---:|\n")
                    .append(lines);
        }
    }

    private void writeDrift() {
        List<ColumnDrift> drifted = diff.drift().of(DriftVerdict.DRIFT);
        text.append("\n**Drift**: ").append(drifted.isEmpty() ? "none\n" : "\n\n");
        drifted.forEach(column -> text.append("- ")
                .append(escaped(column.column()))
                .append(": ")
                .append(escaped(column.reason()))
                .append('\n'));
    }

    private static String oneLine(Object row) {
        return row.toString().replaceAll("\\R", "⏎");
    }

    private static String escaped(String text) {
        return text.replaceAll("\\R", "⏎").replace("|", "\\|");
    }
}
