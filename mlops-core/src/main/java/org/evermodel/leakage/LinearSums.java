package org.evermodel.leakage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.evermodel.check.Severity;
import org.evermodel.data.Column;
import org.evermodel.data.Dataset;

/**
 * One, two or three columns of numbers whose weighted sum is the target. The columns most correlated with the target are
 * tried: what a set of them leaves unexplained is found from their correlations, without looking at the rows again; what
 * passes is fitted and looked at on all rows.
 */
record LinearSums(List<LeakageFinding> findings, List<String> notes) {
    private static final int LEAST_ROWS = 30;
    private static final double PRESENT = 0.8;
    /** The share of the target's variance that may be left: R² of 0.999. */
    private static final double UNEXPLAINED = 1e-3;
    /** How much less a column more must leave than without it. */
    private static final double GAIN = 0.1;

    private static final int MOST_FITTED = 20;

    static LinearSums of(Dataset table, List<String> columns, TargetCells target, int[] rows, LeakageOptions options) {
        if (!target.isNumber()) {
            return new LinearSums(List.of(), List.of());
        }
        Map<String, Double> strengths = new LinkedHashMap<>();
        columns.stream()
                .filter(name -> Cells.isOrdered(table.column(name)))
                .filter(name -> present(table.column(name), rows) >= PRESENT * rows.length)
                .forEach(name -> strengths.put(name, Math.abs(Correlations.of(table.column(name), target, rows))));
        List<String> numbers = strengths.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .toList();
        List<String> tried = numbers.subList(0, Math.min(options.mostPaired(), numbers.size()));
        List<String> notes = new ArrayList<>();
        if (tried.size() < numbers.size()) {
            notes.add("not tried in sums, as less correlated with the target: "
                    + shortened(numbers.subList(tried.size(), numbers.size())));
        }
        int[] complete = IntStream.of(rows)
                .filter(row -> tried.stream().allMatch(name -> Cells.isFinite(table.column(name), row)))
                .toArray();
        if (complete.length < LEAST_ROWS) {
            if (!tried.isEmpty()) {
                notes.add("no sums were tried: only " + complete.length + " rows have all of " + shortened(tried));
            }
            return new LinearSums(List.of(), notes);
        }
        Correlations correlations =
                Correlations.of(tried.stream().map(table::column).toList(), target, complete);
        List<LeakageFinding> findings = new ArrayList<>();
        for (int[] set : explaining(correlations, tried.size())) {
            List<String> names = IntStream.of(set).mapToObj(tried::get).toList();
            LinearFit.of(table, names, target)
                    .filter(fit -> fit.unexplained() <= UNEXPLAINED)
                    .ifPresent(fit -> findings.add(finding(fit, names, table, target)));
        }
        return new LinearSums(findings, notes);
    }

    private static long present(Column column, int[] rows) {
        return IntStream.of(rows).filter(row -> Cells.isFinite(column, row)).count();
    }

    /** The smallest sets that leave almost nothing, at most so many as are worth a look. */
    private static List<int[]> explaining(Correlations correlations, int columns) {
        List<int[]> found = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            consider(correlations, found, new int[] {i});
        }
        for (int i = 0; i < columns; i++) {
            for (int j = i + 1; j < columns; j++) {
                consider(correlations, found, new int[] {i, j});
            }
        }
        for (int i = 0; i < columns; i++) {
            for (int j = i + 1; j < columns; j++) {
                for (int k = j + 1; k < columns; k++) {
                    consider(correlations, found, new int[] {i, j, k});
                }
            }
        }
        return found;
    }

    private static void consider(Correlations correlations, List<int[]> found, int[] set) {
        boolean known = found.size() >= MOST_FITTED || found.stream().anyMatch(smaller -> holds(set, smaller));
        if (known) {
            return;
        }
        double left = correlations.unexplained(set);
        if (left > UNEXPLAINED) {
            return;
        }
        boolean allNeeded = set.length == 1
                || IntStream.range(0, set.length)
                        .allMatch(i -> left <= GAIN * correlations.unexplained(without(set, i)));
        if (allNeeded) {
            found.add(set);
        }
    }

    private static boolean holds(int[] set, int[] smaller) {
        return IntStream.of(smaller).allMatch(i -> IntStream.of(set).anyMatch(j -> i == j));
    }

    private static int[] without(int[] set, int position) {
        return IntStream.range(0, set.length)
                .filter(i -> i != position)
                .map(i -> set[i])
                .toArray();
    }

    private static LeakageFinding finding(LinearFit fit, List<String> names, Dataset table, TargetCells target) {
        List<String> inOrder =
                table.schema().names().stream().filter(names::contains).toList();
        String evidence = fit.formula(target.name(), inOrder) + ", " + fit.closeness() + ", in " + fit.rows() + " rows";
        return new LeakageFinding(
                names.size() == 1 ? LeakageKind.TARGET_COPY : LeakageKind.TARGET_DERIVED,
                fit.isExact() ? Severity.ERROR : Severity.WARNING,
                inOrder,
                evidence,
                names.size() == 1
                        ? "Leave it out: it is the target on another scale"
                        : "Leave them out: the target is made of them, so they are not known before it is",
                List.of());
    }

    private static String shortened(List<String> names) {
        int most = 10;
        return names.size() <= most
                ? names.toString()
                : names.subList(0, most) + " and " + (names.size() - most) + " more";
    }
}
