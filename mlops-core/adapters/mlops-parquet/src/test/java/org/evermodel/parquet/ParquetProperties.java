package org.evermodel.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.evermodel.MlopsException;
import org.evermodel.data.Column;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;

class ParquetProperties {
    @Provide
    Arbitrary<Dataset> tables() {
        return Arbitraries.integers()
                .between(0, 30)
                .flatMap(rows -> column(rows).list().ofMinSize(1).ofMaxSize(5).map(ParquetProperties::named));
    }

    private static Arbitrary<Column> column(int rows) {
        return Arbitraries.of(ColumnType.class)
                .flatMap(type -> cell(type).injectNull(0.2).list().ofSize(rows).map(cells -> Columns.of(type, cells)));
    }

    private static Dataset named(List<Column> columns) {
        Map<String, Column> named = new LinkedHashMap<>();
        columns.forEach(column -> named.put("c." + named.size() + " ü", column));
        return Dataset.of(named);
    }

    private static Arbitrary<Object> cell(ColumnType type) {
        return switch (type) {
            case INTEGER -> Arbitraries.longs().map(value -> value);
            case REAL ->
                Arbitraries.oneOf(Arbitraries.doubles(), Arbitraries.of(Double.NaN, Double.NEGATIVE_INFINITY))
                        .map(value -> value);
            case BOOLEAN -> Arbitraries.of(true, false).map(value -> value);
            case CATEGORICAL -> Arbitraries.of("a", "b", "ü", "").map(value -> value);
            case TEXT -> Arbitraries.strings().alpha().ofMaxLength(8).map(value -> value);
            case TIMESTAMP ->
                Arbitraries.longs().between(-4_000_000_000L, 4_000_000_000L).map(Instant::ofEpochSecond);
        };
    }

    @Property(tries = 100)
    void aTableIsReadBackEqual(@ForAll("tables") Dataset table) throws IOException {
        Path file = Files.createTempFile("table", ".parquet");
        try {
            ParquetTables.write(table, file);

            assertThat(ParquetSource.of(file).load()).isEqualTo(table);
        } finally {
            Files.delete(file);
        }
    }

    @Property(tries = 200)
    void aDamagedFileIsReadOrRefusedByName(@ForAll("tables") Dataset table, @ForAll long seed) throws IOException {
        Path file = Files.createTempFile("damaged", ".parquet");
        try {
            ParquetTables.write(table, file);
            damageAPage(file, new Random(seed));

            assertThat(ParquetSource.of(file).load().columnCount()).isEqualTo(table.columnCount());
        } catch (MlopsException refused) {
            assertThat(refused).hasMessageContaining(file.toString());
        } finally {
            Files.delete(file);
        }
    }

    /** Among the pages alone: lengths in the footer may ask for all of the heap. A table without rows has no pages. */
    private static void damageAPage(Path file, Random random) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int magic = 4;
        int footerLength = bytes.getInt(bytes.capacity() - 2 * magic);
        int pages = bytes.capacity() - 3 * magic - footerLength;
        if (pages > 0) {
            int at = magic + random.nextInt(pages);
            bytes.put(at, (byte) (bytes.get(at) ^ (1 + random.nextInt(255))));
            Files.write(file, bytes.array());
        }
    }
}
