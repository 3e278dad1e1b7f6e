package org.evermodel.registry.tracking;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.evermodel.data.Column;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.evermodel.registry.tracking.RunComparison.Group;
import org.evermodel.registry.tracking.RunComparison.Row;
import org.jspecify.annotations.Nullable;

/** A comparison as a table: a row for each run. */
record ComparisonTable(RunComparison comparison) {
    Dataset table() {
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("run", of(ColumnType.TEXT, run -> Optional.of(run.id().value())));
        columns.put("name", of(ColumnType.TEXT, run -> Optional.of(run.name()).filter(name -> !name.isEmpty())));
        columns.put(
                "experiment",
                of(ColumnType.CATEGORICAL, run -> Optional.of(run.experiment().value())));
        columns.put(
                "status",
                of(ColumnType.CATEGORICAL, run -> Optional.of(run.status().name())));
        columns.put("started", of(ColumnType.TIMESTAMP, run -> Optional.of(run.startedAt())));
        columns.put("ended", of(ColumnType.TIMESTAMP, ComparisonTable::ended));
        comparison.rows().forEach(row -> columns.put(name(row), column(row)));
        return Dataset.of(columns);
    }

    private static Optional<Instant> ended(Run run) {
        return run.end().map(Run.End::at);
    }

    /** As a search calls it. */
    private static String name(Row row) {
        String group = row.group().name().toLowerCase(Locale.ROOT);
        return (row.group() == Group.ENVIRONMENT || row.group() == Group.CODE ? group : group + "s") + "." + row.name();
    }

    private Column column(Row row) {
        if (row.group() == Group.METRIC) {
            return of(
                    ColumnType.REAL,
                    run -> Optional.ofNullable(run.metrics().get(row.name())).map(MetricPoint::value));
        }
        return Columns.categories(row.values().stream()
                .<@Nullable String>map(value -> value.orElse(null))
                .toList());
    }

    private Column of(ColumnType type, Function<Run, Optional<?>> cell) {
        List<@Nullable Object> cells = comparison.runs().stream()
                .<@Nullable Object>map(run -> cell.apply(run).orElse(null))
                .toList();
        return Columns.of(type, cells);
    }
}
