package org.evermodel.drift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.evermodel.drift.Score.Measure;
import org.evermodel.internal.Json;
import org.evermodel.internal.TextTable;

/** A drift report for people and programs. */
final class DriftText {
    private static final int MOST_COLUMNS = 40;

    private DriftText() {}

    /** One line where nothing drifted, and one more for each column that did, the largest first. */
    static String atPrompt(DriftReport report) {
        List<ColumnDrift> drifted = worstFirst(report.drifted());
        if (drifted.isEmpty()) {
            return headline(report);
        }
        int more = drifted.size() - MOST_COLUMNS;
        return headline(report) + "\n"
                + table(drifted.stream().limit(MOST_COLUMNS).toList()).aligned()
                + (more > 0 ? "  … and " + more + " more columns\n" : "");
    }

    static String markdown(DriftReport report) {
        List<ColumnDrift> ordered = new ArrayList<>();
        for (DriftVerdict verdict : List.of(
                DriftVerdict.DRIFT, DriftVerdict.NONE, DriftVerdict.INSUFFICIENT_DATA, DriftVerdict.NOT_APPLICABLE)) {
            ordered.addAll(worstFirst(report.of(verdict)));
        }
        DatasetDrift overall = report.overall();
        String summary = String.format(
                Locale.ROOT,
                "%d of %d columns that can be told of drifted%s, %.0f %% where %.0f %% make a drift.",
                overall.drifted(),
                overall.told(),
                overall.weighted() ? ", by their importance" : "",
                100 * overall.share(),
                100 * overall.threshold());
        return "## Drift: " + TextTable.safe(report.verdict().name()) + "\n\n"
                + TextTable.count(report.currentRows()) + " rows against " + TextTable.count(report.referenceRows())
                + ". " + summary + "\n\n" + table(ordered).markdown();
    }

    private static String headline(DriftReport report) {
        int drifted = report.drifted().size();
        return "DriftReport[" + report.currentRows() + " rows against " + report.referenceRows() + ", "
                + (drifted == 0
                        ? "no drift"
                        : "drift of " + drifted + " of " + report.columns().size() + " columns")
                + ", overall " + report.verdict() + "]";
    }

    private static List<ColumnDrift> worstFirst(List<ColumnDrift> columns) {
        return columns.stream()
                .sorted(Comparator.comparingDouble(
                        column -> -column.divergence().map(Divergence::size).orElse(0.0)))
                .toList();
    }

    private static TextTable table(List<ColumnDrift> columns) {
        TextTable table = new TextTable(
                "column",
                "verdict",
                ">PSI",
                ">no drift",
                ">adj. p",
                ">V",
                ">JS",
                ">KS",
                ">W1/std",
                ">L-inf",
                "what is to be said");
        columns.forEach(column -> table.add(
                column.column(),
                column.verdict().name(),
                value(column, Measure.STABILITY_INDEX),
                column.score(Measure.STABILITY_INDEX)
                        .map(score -> three(score.noDrift95()))
                        .orElse(""),
                column.divergence()
                        .map(divergence -> chance(divergence.adjustedP()))
                        .orElse(""),
                value(column, Measure.CHI_SQUARE),
                value(column, Measure.JENSEN_SHANNON),
                value(column, Measure.KOLMOGOROV_SMIRNOV),
                value(column, Measure.WASSERSTEIN),
                value(column, Measure.LARGEST_DIFFERENCE),
                said(column)));
        return table;
    }

    private static String said(ColumnDrift column) {
        return column.causes().stream()
                .findFirst()
                .map(cause -> cause.kind() + "? " + cause.evidence())
                .orElse(column.reason());
    }

    private static String value(ColumnDrift column, Measure measure) {
        return column.score(measure).map(score -> three(score.value())).orElse("");
    }

    private static String three(double value) {
        return value < 1000 ? String.format(Locale.ROOT, "%.3f", value) : String.format(Locale.ROOT, "%.2e", value);
    }

    private static String chance(double p) {
        return p < 0.001 ? "<0.001" : String.format(Locale.ROOT, "%.3f", p);
    }

    static String json(DriftReport report) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("format", 1);
        root.put("verdict", report.verdict().name());
        root.put("driftedShare", report.overall().share());
        root.put("leastShare", report.overall().threshold());
        root.put("weighted", report.overall().weighted());
        root.put("referenceRows", report.referenceRows());
        root.put("currentRows", report.currentRows());
        root.put("columns", report.columns().stream().map(DriftText::tree).toList());
        return new String(Json.bytes(root), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static Map<String, Object> tree(ColumnDrift column) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", column.column());
        object.put("verdict", column.verdict().name());
        object.put("reason", column.reason());
        object.put("scores", column.scores().stream().map(DriftText::tree).toList());
        object.put(
                "causes",
                column.causes().stream()
                        .map(cause -> Map.of("kind", cause.kind().name(), "evidence", cause.evidence()))
                        .toList());
        return object;
    }

    private static Map<String, Object> tree(Score score) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("measure", score.measure().name());
        object.put("value", score.value());
        object.put("threshold", score.threshold());
        object.put("noDrift95", score.noDrift95());
        object.put("referenceRows", score.referenceRows());
        object.put("currentRows", score.currentRows());
        object.put("p", score.p());
        object.put("adjustedP", score.adjustedP());
        return object;
    }
}
