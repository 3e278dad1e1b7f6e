package org.evermodel.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.evermodel.ArtifactDamagedException;
import org.evermodel.Digest;
import org.evermodel.artifact.MemoryArtifacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredTableTest {
    private final MemoryArtifacts store = new MemoryArtifacts();

    @Test
    void aTableComesBackWithTypesCellsAndOrder() {
        Dataset table = Tables.ofAllTypes();

        Dataset back = StoredTable.open(stored(table).manifest(), store).load();

        assertThat(back.schema()).isEqualTo(table.schema());
        assertThat(List.of(back.row(0), back.row(1), back.row(2)))
                .isEqualTo(List.of(table.row(0), table.row(1), table.row(2)));
    }

    @Test
    void aTableIsStoredAlikeWhateverDigitsTheLocaleHas() {
        StoredTable here = stored(Tables.ofAllTypes());
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));

            assertThat(stored(Tables.ofAllTypes()).manifest()).isEqualTo(here.manifest());
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void whatItIsIsKnownWithoutReadingItsRows() {
        StoredTable table = StoredTable.open(stored(numbers(5_000)).manifest(), store);

        assertThat(table.rows()).isEqualTo(5_000);
        assertThat(table.schema()).isEqualTo(numbers(1).schema());
        assertThat(table.fingerprint()).isEqualTo(numbers(5_000).fingerprint());
        assertThat(table.columnFingerprints()).isEqualTo(numbers(5_000).columnFingerprints());
        assertThat(table.toString()).startsWith("StoredTable[5000 rows, 8 columns, sha256:");
    }

    @Test
    void rowsKeepTheNamesTheyHadBeforeColumnsWereDropped() {
        Dataset whole = Tables.ofAllTypes();

        assertThat(stored(whole.drop("note")).load().rowDigests()).isEqualTo(whole.rowDigests());
    }

    @Test
    void namesThatFollowFromTheCellsTakeNoRoom() {
        Dataset named = numbers(1_000);
        long plain = bytes(named);

        assertThat(bytes(named.drop("c0").with("c0", named.column("c0")))).isGreaterThan(plain + 1_000 * 16);
    }

    @Test
    void aTableWithoutRowsOrColumnsIsOne() {
        Dataset noRows = Tables.ofAllTypes().slice(0, 0);
        Dataset noColumns = Dataset.of(Map.of("a", Columns.integers(1, 2))).drop("a");

        assertThat(stored(noRows).load()).isEqualTo(noRows);
        assertThat(stored(noColumns).load().rowCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {50_000, 100_000, 300_000})
    void appendingAHundredthOfTheRowsTakesAboutAHundredthMoreRoom(int rows) {
        Dataset more = numbers(rows + rows / 100);
        stored(more.slice(0, rows));
        long before = room();

        stored(more);

        assertThat((double) (room() - before) / before).isBetween(0.009, 0.02);
    }

    @Test
    void aRowInTheMiddleCostsAChunkOrTwo() {
        Dataset table = numbers(100_000);
        Dataset without = table.filter(row -> row != 40_000);
        stored(table);
        long before = room();

        stored(without);

        assertThat((double) (room() - before) / before).isBetween(0.0, 0.02);
    }

    @Test
    void aRenamedColumnCostsAlmostNothing() {
        Dataset table = numbers(20_000);
        stored(table);
        long before = room();
        Map<String, Column> renamed = new LinkedHashMap<>();
        table.schema().names().forEach(name -> renamed.put(name.replace("c0", "first"), table.column(name)));

        stored(Dataset.of(renamed));

        assertThat((double) (room() - before) / before).isBetween(0.0, 0.01);
    }

    @Test
    void chunksOfAWideTableFitMemory() {
        Map<String, Column> columns = new LinkedHashMap<>();
        IntStream.range(0, 2_000).forEach(i -> columns.put("c" + i, Columns.integers(new long[5_000])));

        stored(Dataset.of(columns));

        assertThat(store.list()
                        .mapToLong(digest -> store.read(digest).length)
                        .max()
                        .orElseThrow())
                .isLessThan(16 * 1024 * 1024);
    }

    @Test
    void theRowsOfOtherChunksAreTheDifference() {
        Dataset table = numbers(50_000);
        StoredTable before = stored(table.slice(0, 49_900));
        StoredTable after = stored(table);

        try (Batches added = after.batchesUnlike(before);
                Batches removed = before.batchesUnlike(after)) {
            Dataset more = added.remaining();
            Dataset fewer = removed.remaining();
            assertThat(more.rowCount() - fewer.rowCount()).isEqualTo(100);
            assertThat(more.rowCount()).isLessThan(2_000);
        }
    }

    @Test
    void aMissingChunkIsNamed() {
        StoredTable table = stored(numbers(1_000));
        Digest chunk = chunk(table);
        store.delete(chunk);

        assertThatThrownBy(table::load)
                .isInstanceOf(ArtifactDamagedException.class)
                .hasMessageContaining(chunk.toString());
    }

    @Test
    void aChunkOfAnotherTableIsNoticedByTheFingerprint() {
        StoredTable table = stored(numbers(100));
        StoredTable other = stored(numbers(200).slice(100, 200));
        store.damage(chunk(table), store.read(chunk(other)));

        assertThatThrownBy(table::load)
                .isInstanceOf(ArtifactDamagedException.class)
                .hasMessageContaining("it holds a table of fingerprint");
    }

    @Test
    void aChunkOfAnotherFormIsRefused() {
        StoredTable table = stored(numbers(100));
        store.damage(chunk(table), new byte[] {0, 0, 0, 3, 'a', ',', 'b'});

        assertThatThrownBy(table::load)
                .isInstanceOf(ArtifactDamagedException.class)
                .hasMessageContaining("holds no dataset-chunk/1");
    }

    private StoredTable stored(Dataset table) {
        return StoredTable.write(DatasetSource.of(table, "memory"), store);
    }

    private Digest chunk(StoredTable table) {
        return org.evermodel.artifact.Bundle.open(table.manifest(), store)
                .artifact("rows/000000000")
                .digest();
    }

    private long bytes(Dataset table) {
        MemoryArtifacts fresh = new MemoryArtifacts();
        StoredTable.write(DatasetSource.of(table, "memory"), fresh);
        return room(fresh);
    }

    private long room() {
        return room(store);
    }

    private static long room(MemoryArtifacts store) {
        return store.list().mapToLong(digest -> store.read(digest).length).sum();
    }

    /** The first rows of one endless table of eight columns of numbers. */
    private static Dataset numbers(int rows) {
        Random random = new Random(4);
        double[][] cells = new double[8][rows];
        for (int row = 0; row < rows; row++) {
            for (double[] column : cells) {
                column[row] = random.nextGaussian();
            }
        }
        Map<String, Column> columns = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i++) {
            columns.put("c" + i, Columns.reals(cells[i]));
        }
        return Dataset.of(columns);
    }
}
