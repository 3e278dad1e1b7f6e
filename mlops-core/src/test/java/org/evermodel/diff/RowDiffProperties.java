package org.evermodel.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.evermodel.artifact.MemoryArtifacts;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Dataset;
import org.evermodel.data.DatasetSource;
import org.evermodel.data.Field;
import org.evermodel.data.Row;
import org.evermodel.data.Schema;
import org.evermodel.data.StoredTable;

/** What is counted over digests is what counting rows one by one gives. */
class RowDiffProperties {
    private static final Schema SCHEMA =
            Schema.of(new Field("id", ColumnType.INTEGER), new Field("value", ColumnType.REAL));

    @Provide
    Arbitrary<List<Row>> rows() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.of(0.0, -0.0, 0.5, Double.NaN).injectNull(0.2))
                .as((id, value) -> Row.of("id", id, "value", value))
                .list()
                .ofMaxSize(40);
    }

    @Property(tries = 300)
    void byContent(@ForAll("rows") List<Row> before, @ForAll("rows") List<Row> after) {
        Map<List<Object>, Integer> surplus = new HashMap<>();
        before.forEach(row -> surplus.merge(cells(row), -1, Integer::sum));
        after.forEach(row -> surplus.merge(cells(row), 1, Integer::sum));

        RowDiff diff = diff(before, after, DiffOptions.defaults());

        assertThat(diff.added())
                .isEqualTo(surplus.values().stream()
                        .filter(n -> n > 0)
                        .mapToInt(n -> n)
                        .sum());
        assertThat(-diff.removed())
                .isEqualTo(surplus.values().stream()
                        .filter(n -> n < 0)
                        .mapToInt(n -> n)
                        .sum());
        assertThat(diff.after()).isEqualTo(diff.before() + diff.added() - diff.removed());
    }

    @Property(tries = 300)
    void byKey(@ForAll("rows") List<Row> before, @ForAll("rows") List<Row> after) {
        Map<Object, List<Object>> old = byId(before);
        Map<Object, List<Object>> now = byId(after);
        Set<Object> both = new HashSet<>(old.keySet());
        both.retainAll(now.keySet());

        RowDiff diff =
                diff(firsts(before), firsts(after), DiffOptions.defaults().byKey("id"));

        assertThat(diff.added()).isEqualTo(now.size() - both.size());
        assertThat(diff.removed()).isEqualTo(old.size() - both.size());
        assertThat(diff.changed())
                .isEqualTo(both.stream()
                        .filter(id -> !Objects.equals(old.get(id), now.get(id)))
                        .count());
        assertThat(diff.changedCells().values().stream().mapToLong(n -> n).sum())
                .isEqualTo(diff.changed());
    }

    private static List<Row> firsts(List<Row> rows) {
        Set<Object> seen = new HashSet<>();
        return rows.stream()
                .filter(row -> seen.add(row.value("id").orElseThrow()))
                .toList();
    }

    private static Map<Object, List<Object>> byId(List<Row> rows) {
        return firsts(rows).stream()
                .collect(Collectors.toMap(row -> row.value("id").orElseThrow(), RowDiffProperties::cells));
    }

    private static List<Object> cells(Row row) {
        Object value = row.value("value").orElse("missing");
        return List.of(row.value("id").orElseThrow(), value.equals(-0.0) ? 0.0 : value);
    }

    private static RowDiff diff(List<Row> before, List<Row> after, DiffOptions options) {
        MemoryArtifacts store = new MemoryArtifacts();
        return DatasetDiff.between(stored(before, store), stored(after, store), options)
                .rows();
    }

    private static StoredTable stored(List<Row> rows, MemoryArtifacts store) {
        return StoredTable.write(DatasetSource.of(Dataset.of(SCHEMA, rows), "memory"), store);
    }
}
