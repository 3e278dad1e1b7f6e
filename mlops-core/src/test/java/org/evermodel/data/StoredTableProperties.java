package org.evermodel.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.evermodel.artifact.MemoryArtifacts;

class StoredTableProperties {
    private final MemoryArtifacts store = new MemoryArtifacts();

    @Provide
    Arbitrary<Dataset> tables() {
        return Tables.any();
    }

    /** Tables long enough to be cut: rows of one of them, some left out and some repeated. */
    @Provide
    Arbitrary<Dataset> longTables() {
        return Arbitraries.longs().map(seed -> {
            Random random = new Random(seed);
            long[] cells = IntStream.range(0, 2_000 + random.nextInt(2_000))
                    .mapToLong(i -> i * 31L)
                    .toArray();
            for (int i = random.nextInt(3); i > 0; i--) {
                cells[random.nextInt(cells.length)] = random.nextInt(5);
            }
            int from = random.nextInt(300);
            return Dataset.of(Map.of("n", Columns.integers(cells))).slice(from, cells.length);
        });
    }

    @Property(tries = 200)
    void whatIsStoredComesBack(@ForAll("tables") Dataset table) {
        StoredTable stored = StoredTable.write(DatasetSource.of(table, "memory"), store);
        Dataset back = StoredTable.open(stored.manifest(), store).load();

        assertThat(back).isEqualTo(table);
        assertThat(back.rowDigests()).isEqualTo(table.rowDigests());
        assertThat(stored.fingerprint()).isEqualTo(table.fingerprint());
    }

    @Property(tries = 50)
    void equalTablesAreStoredAlikeHoweverTheyGoBy(
            @ForAll("longTables") Dataset table, @ForAll @IntRange(min = 1, max = 700) int rows) {
        StoredTable.Writer writer = StoredTable.writer(table.schema(), store);
        for (int from = 0; from < table.rowCount(); from += rows) {
            writer.add(table.slice(from, Math.min(table.rowCount(), from + rows)));
        }

        assertThat(writer.finish().manifest())
                .isEqualTo(StoredTable.write(DatasetSource.of(table, "memory"), store)
                        .manifest());
    }

    @Property(tries = 50)
    void rowsOfSharedChunksAreInBothEquallyOften(
            @ForAll("longTables") Dataset before, @ForAll("longTables") Dataset after) {
        StoredTable one = StoredTable.write(DatasetSource.of(before, "memory"), store);
        StoredTable two = StoredTable.write(DatasetSource.of(after, "memory"), store);
        try (Batches left = one.batchesUnlike(two);
                Batches right = two.batchesUnlike(one)) {
            assertThat(difference(left.remaining(), right.remaining())).isEqualTo(difference(before, after));
        }
    }

    private static Map<Object, Integer> difference(Dataset before, Dataset after) {
        Map<Object, Integer> counts = new HashMap<>();
        count(before, -1, counts);
        count(after, 1, counts);
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    private static void count(Dataset table, int by, Map<Object, Integer> counts) {
        for (int row = 0; row < table.rowCount(); row++) {
            counts.merge(table.column(0).value(row).orElseThrow(), by, Integer::sum);
        }
    }
}
