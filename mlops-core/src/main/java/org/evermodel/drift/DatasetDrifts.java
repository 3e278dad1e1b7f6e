package org.evermodel.drift;

import java.util.List;

/** Judges a table by its columns. */
final class DatasetDrifts {
    private DatasetDrifts() {}

    static DatasetDrift of(List<ColumnDrift> columns, DriftPolicy policy) {
        List<ColumnDrift> told = columns.stream()
                .filter(column -> column.verdict() == DriftVerdict.NONE || column.verdict() == DriftVerdict.DRIFT)
                .toList();
        List<ColumnDrift> drifted = told.stream()
                .filter(column -> column.verdict() == DriftVerdict.DRIFT)
                .toList();
        double all = weight(told, policy);
        double share = all > 0 ? weight(drifted, policy) / all : 0;
        return new DatasetDrift(
                verdict(columns, all > 0, share >= policy.leastShare()),
                share,
                policy.leastShare(),
                told.size(),
                drifted.size(),
                !policy.importance().isEmpty());
    }

    private static DriftVerdict verdict(List<ColumnDrift> columns, boolean telling, boolean drifted) {
        if (telling) {
            return drifted ? DriftVerdict.DRIFT : DriftVerdict.NONE;
        }
        boolean lacking = columns.stream().anyMatch(column -> column.verdict() == DriftVerdict.INSUFFICIENT_DATA);
        return lacking ? DriftVerdict.INSUFFICIENT_DATA : DriftVerdict.NOT_APPLICABLE;
    }

    private static double weight(List<ColumnDrift> columns, DriftPolicy policy) {
        return columns.stream()
                .mapToDouble(column ->
                        policy.importance().isEmpty() ? 1 : policy.importance().getOrDefault(column.column(), 0.0))
                .sum();
    }
}
