package org.evermodel.leakage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.evermodel.data.Column;
import org.evermodel.data.Dataset;

/**
 * One, two or three columns of numbers whose weighted sum is the target. The columns most correlated with the target are
 * tried, each set of them on the rows that have all of the set, so that what other columns lack hides nothing.
 */
record LinearSums(List<LeakageFinding> findings, List<String> notes) {
    /** The share of the rows that a column must have. */
    private static final double PRESENT = 0.5;

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
        if (rows.length < SumScreen.LEAST_ROWS) {
            if (!tried.isEmpty()) {
                notes.add("no sums were tried: only " + rows.length + " rows have the target");
            }
            return new LinearSums(List.of(), notes);
        }
        SumScreen screen = SumScreen.of(tried.stream().map(table::column).toList(), target, rows);
        return new LinearSums(SumSearch.of(table, tried, target, screen), notes);
    }

    private static long present(Column column, int[] rows) {
        return IntStream.of(rows).filter(row -> Cells.isFinite(column, row)).count();
    }

    private static String shortened(List<String> names) {
        int most = 10;
        return names.size() <= most
                ? names.toString()
                : names.subList(0, most) + " and " + (names.size() - most) + " more";
    }
}
