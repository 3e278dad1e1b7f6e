package org.evermodel.leakage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.evermodel.data.Dataset;
import org.evermodel.data.TrainTestSplit;
import org.evermodel.data.UnusableRowsException;

/**
 * Looks for what a model must not know when it learns.
 *
 * <pre>{@code
 * LeakageReport report = Leakage.of(Splits.random(rides, 0.3, 42), "cnt", LeakageOptions.defaults().ignoring("instant"));
 * // error target derived: cnt = 1 · casual + 1 · registered, exactly, in 17379 rows. …
 * }</pre>
 *
 * <p>Each column is asked how well it predicts the target by itself, by five-fold cross-fitting: numbers are cut into bins
 * of equal weight, rare categories share one, and a row is predicted from what other folds have in its bin, so that a
 * column of names that occur once predicts nothing. A column is accused where the lower 95 % bound of its score reaches a
 * threshold, so few rows accuse nobody. The target is a class where it is textual, a truth value or a number that has two
 * values, and a number otherwise. Columns that are redundant to each other are not looked for: that is no leakage.
 *
 * <p>The time taken grows with rows times columns, but for the search for sums, which tries the columns most correlated
 * with the target and names the others.
 */
public final class Leakage {
    private final String target;
    private final LeakageOptions options;

    private Leakage(String target, LeakageOptions options) {
        this.target = target;
        this.options = options;
    }

    /**
     * Looks at a table that is not split yet. Throws NotFoundException where the target or an ignored column is absent,
     * and {@link UnusableRowsException} where the target has fewer than two different values.
     */
    public static LeakageReport of(Dataset table, String target, LeakageOptions options) {
        return new Leakage(target, options).report(table, Optional.empty());
    }

    /** As {@link #of(Dataset, String, LeakageOptions)} with the default options. */
    public static LeakageReport of(Dataset table, String target) {
        return of(table, target, LeakageOptions.defaults());
    }

    /** Looks at the training rows for columns that tell the target, and at both parts for rows that know each other. */
    public static LeakageReport of(TrainTestSplit split, String target, LeakageOptions options) {
        return new Leakage(target, options).report(split.train(), Optional.of(split));
    }

    private LeakageReport report(Dataset learned, Optional<TrainTestSplit> split) {
        options.ignored().forEach(learned.schema()::indexOf);
        TargetCells cells = TargetCells.of(learned, target);
        List<String> notes = new ArrayList<>();
        if (cells.missing() > 0) {
            notes.add(cells.missing() + " rows without a target were left out");
        }
        List<String> columns = learned.schema().names().stream()
                .filter(name -> !name.equals(target) && !options.ignored().contains(name))
                .toList();
        List<LeakageFinding> findings = new ArrayList<>();
        SuspiciousColumns suspicious = SuspiciousColumns.of(learned, columns, cells, options);
        findings.addAll(ShapeFindings.of(learned, columns));
        findings.addAll(suspicious.findings());
        notes.addAll(suspicious.notes());
        List<String> compared = new ArrayList<>(columns);
        findings.addAll(split.map(parts -> RowFindings.across(parts, compared, target, options))
                .orElseGet(() -> RowFindings.within(learned, compared, target)));
        findings.sort(Comparator.comparing(LeakageFinding::severity)
                .thenComparing(LeakageFinding::kind)
                .thenComparing(finding -> String.join(",", finding.columns())));
        long rows = learned.rowCount()
                + split.map(parts -> (long) parts.test().rowCount()).orElse(0L);
        return new LeakageReport(target, rows, findings, suspicious.scores(), notes);
    }
}
