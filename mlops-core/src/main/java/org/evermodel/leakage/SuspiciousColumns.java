package org.evermodel.leakage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.evermodel.check.Severity;
import org.evermodel.data.Column;
import org.evermodel.data.Dataset;

/** Columns that tell the target: copies, sums, and those that predict it too well. */
record SuspiciousColumns(List<LeakageFinding> findings, List<ColumnScore> scores, List<String> notes) {
    private static final int MOST_CLASSES = 1_000;
    private static final int LEAST_MISSING = 5;
    private static final double MISSING_AUC = 0.75;
    private static final double MISSING_SHARE = 0.5;

    static SuspiciousColumns of(Dataset table, List<String> columns, TargetCells target, LeakageOptions options) {
        List<LeakageFinding> findings = new ArrayList<>();
        List<ColumnScore> scores = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        List<String> copies = new ArrayList<>();
        for (String name : columns) {
            Optional<LeakageFinding> copy = Copies.of(table, name, target);
            copy.ifPresent(finding -> copies.add(name));
            copy.ifPresent(findings::add);
        }
        int[] rows = target.sample(options.mostRows(), options.seed());
        if (rows.length < target.rows().length) {
            notes.add("columns were scored on " + rows.length + " rows, drawn at random");
        }
        if (target.classCount() > MOST_CLASSES) {
            notes.add("no column was scored: " + target.name() + " has " + target.classCount() + " classes");
            return new SuspiciousColumns(findings, scores, notes);
        }
        CrossFit fit = CrossFit.of(target, rows, options.seed());
        for (String name : columns) {
            Column column = table.column(name);
            ColumnScore score = fit.score(name, Bins.of(column, rows));
            scores.add(score);
            if (!copies.contains(name) && score.lower() >= threshold(target, options)) {
                findings.add(suspicious(score, target, threshold(target, options)));
            }
            missing(name, column, rows, target, fit).ifPresent(findings::add);
        }
        LinearSums sums = LinearSums.of(
                table, columns.stream().filter(name -> !copies.contains(name)).toList(), target, rows, options);
        findings.addAll(sums.findings());
        notes.addAll(sums.notes());
        scores.sort(Comparator.comparingDouble(ColumnScore::value).reversed().thenComparing(ColumnScore::column));
        return new SuspiciousColumns(findings, scores, notes);
    }

    private static double threshold(TargetCells target, LeakageOptions options) {
        if (target.isNumber()) {
            return options.r2();
        }
        return target.classCount() == 2 ? options.auc() : options.skill();
    }

    private static LeakageFinding suspicious(ColumnScore score, TargetCells target, double threshold) {
        String evidence = String.format(
                Locale.ROOT,
                "%s alone predicts %s with %s %.3f on rows it was not fitted on (surely at least %.3f, suspicious from"
                        + " %.3f, guessing has %.3f; %d rows)",
                score.column(),
                target.name(),
                score.measure(),
                score.value(),
                score.lower(),
                threshold,
                score.baseline(),
                score.rows());
        return LeakageFinding.of(
                LeakageKind.SUSPICIOUS_PREDICTOR,
                Severity.WARNING,
                score.column(),
                evidence,
                "Ask whether it is known when a prediction is made; leave it out if it is not");
    }

    private static Optional<LeakageFinding> missing(
            String name, Column column, int[] rows, TargetCells target, CrossFit fit) {
        if (column.nullCount() == 0) {
            return Optional.empty();
        }
        long missing =
                java.util.stream.IntStream.of(rows).filter(column::isNull).count();
        if (missing < LEAST_MISSING || rows.length - missing < LEAST_MISSING) {
            return Optional.empty();
        }
        ColumnScore score = fit.score(name, Bins.ofMissing(column, rows));
        double threshold = !target.isNumber() && target.classCount() == 2 ? MISSING_AUC : MISSING_SHARE;
        if (score.lower() < threshold) {
            return Optional.empty();
        }
        String evidence = String.format(
                Locale.ROOT,
                "whether %s is missing (%d of %d rows) predicts %s with %s %.3f (surely at least %.3f, suspicious from %.3f)",
                name,
                missing,
                rows.length,
                target.name(),
                score.measure(),
                score.value(),
                score.lower(),
                threshold);
        return Optional.of(LeakageFinding.of(
                LeakageKind.TELLING_MISSINGNESS,
                Severity.WARNING,
                name,
                evidence,
                "Ask whether it is filled in because of the target; if so, leave it out"));
    }
}
