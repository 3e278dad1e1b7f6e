package org.evermodel.diff;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.data.Field;
import org.evermodel.data.Row;
import org.evermodel.drift.ColumnDrift;
import org.evermodel.internal.Json;

/** A diff as one JSON object. */
final class DiffJson {
    private DiffJson() {}

    static String of(DatasetDiff diff) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("compatibility", diff.schema().compatibility().name());
        fields.put("schema", diff.schema().changes());
        fields.put("addedColumns", names(diff.schema().added()));
        fields.put("removedColumns", names(diff.schema().removed()));
        fields.put("rows", rows(diff.rows()));
        fields.put("columns", columns(diff));
        return new String(Json.bytes(fields), StandardCharsets.UTF_8).strip();
    }

    private static List<String> names(List<Field> fields) {
        return fields.stream().map(Field::name).toList();
    }

    private static Map<String, Object> rows(RowDiff rows) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("before", rows.before());
        fields.put("after", rows.after());
        fields.put("added", rows.added());
        fields.put("removed", rows.removed());
        fields.put("changed", rows.changed());
        fields.put("unchanged", rows.unchanged());
        fields.put("changedCells", rows.changedCells());
        fields.put("compared", rows.compared());
        fields.put("examples", rows.examples().stream().map(DiffJson::example).toList());
        return fields;
    }

    private static Map<String, Object> example(RowDiff.Example example) {
        Map<String, Object> fields = new LinkedHashMap<>();
        example.before().ifPresent(row -> fields.put("before", cells(row)));
        example.after().ifPresent(row -> fields.put("after", cells(row)));
        return fields;
    }

    private static Map<String, Object> cells(Row row) {
        Map<String, Object> cells = new LinkedHashMap<>();
        row.names().forEach(name -> row.value(name).map(DiffJson::plain).ifPresent(value -> cells.put(name, value)));
        return cells;
    }

    /** JSON has no NaN, no infinities and no times: they stand as texts. */
    private static Object plain(Object value) {
        boolean isPlain = value instanceof Long
                || value instanceof Boolean
                || (value instanceof Double real && Double.isFinite(real));
        return isPlain ? value : value.toString();
    }

    private static List<Object> columns(DatasetDiff diff) {
        List<Object> columns = new ArrayList<>();
        for (ColumnStatistics column : ColumnStatistics.of(diff)) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("name", column.name());
            ColumnDrift drift = diff.drift().column(column.name());
            fields.put("verdict", drift.verdict().name());
            column.values().forEach((statistic, pair) -> fields.put(statistic, pair(pair)));
            columns.add(fields);
        }
        return columns;
    }

    private static Map<String, Object> pair(ColumnStatistics.Pair pair) {
        Map<String, Object> fields = new LinkedHashMap<>();
        Optional.of(pair.before()).filter(Double::isFinite).ifPresent(value -> fields.put("before", value));
        Optional.of(pair.after()).filter(Double::isFinite).ifPresent(value -> fields.put("after", value));
        return fields;
    }
}
