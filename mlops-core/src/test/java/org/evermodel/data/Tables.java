package org.evermodel.data;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Tables for tests. */
public final class Tables {
    private Tables() {}

    /** Three rows with a column of each type and a missing cell in each but the first. */
    public static Dataset ofAllTypes() {
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("whole", Columns.integers(1, -70_000, Long.MAX_VALUE));
        columns.put("real", Columns.of(ColumnType.REAL, Arrays.asList(0.5, null, Double.NaN)));
        columns.put("truth", Columns.of(ColumnType.BOOLEAN, Arrays.asList(true, null, false)));
        columns.put("group", Columns.categories(Arrays.asList("züri", null, "bern")));
        columns.put("note", Columns.texts(Arrays.asList("a, \"b\"\n", "", null)));
        columns.put("time", Columns.timestamps(Arrays.asList(Instant.EPOCH, null, Instant.ofEpochSecond(7, 1_000))));
        return Dataset.of(columns);
    }

    /** Tables of up to six columns and 40 rows, of any types and cells. */
    public static Arbitrary<Dataset> any() {
        return Arbitraries.integers()
                .between(1, 40)
                .flatMap(rows -> column(rows).list().ofMinSize(1).ofMaxSize(6).map(Tables::named));
    }

    private static Dataset named(List<Column> columns) {
        Map<String, Column> named = new LinkedHashMap<>();
        columns.forEach(column -> named.put("column " + (named.size() + 1), column));
        return Dataset.of(named);
    }

    private static Arbitrary<Column> column(int rows) {
        return Arbitraries.of(ColumnType.class)
                .flatMap(type -> cell(type).injectNull(0.1).list().ofSize(rows).map(cells -> Columns.of(type, cells)));
    }

    private static Arbitrary<Object> cell(ColumnType type) {
        return switch (type) {
            case INTEGER -> Arbitraries.longs().map(value -> (Object) value);
            case REAL ->
                Arbitraries.oneOf(Arbitraries.doubles(), Arbitraries.of(Double.NaN, Double.NEGATIVE_INFINITY, -0.0))
                        .map(value -> (Object) value);
            case BOOLEAN -> Arbitraries.of(true, false).map(value -> (Object) value);
            case CATEGORICAL -> Arbitraries.of("a", "b", "ü", "").map(value -> (Object) value);
            case TEXT -> Arbitraries.strings().alpha().numeric().ofMaxLength(12).map(value -> (Object) value);
            case TIMESTAMP ->
                Combinators.combine(
                                Arbitraries.longs().between(-4_000_000_000L, 4_000_000_000L),
                                Arbitraries.integers().between(0, 999_999))
                        .as((seconds, micros) -> (Object) Instant.ofEpochSecond(seconds, micros * 1_000L));
        };
    }
}
