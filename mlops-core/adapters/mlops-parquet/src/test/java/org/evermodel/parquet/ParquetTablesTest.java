package org.evermodel.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.evermodel.StorageException;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetTablesTest {
    @TempDir
    Path folder;

    @Test
    void parquetsOwnRecordReaderReadsTheFile() throws IOException {
        Path file = folder.resolve("table.parquet");
        ParquetTables.write(Dataset.of(Map.of("a", Columns.texts(Arrays.asList("züri", null)))), file);

        List<Group> rows = GroupFile.read(file);

        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).getString("a", 0)).isEqualTo("züri");
        assertThat(rows.get(1).getFieldRepetitionCount("a")).isZero();
    }

    @Test
    void aTableOfManyGroupsOfRowsComesBack() {
        Path file = folder.resolve("long.parquet");
        long[] cells = new long[3_000_000];
        Arrays.setAll(cells, i -> i * 0x9E3779B97F4A7C15L);
        Dataset table = Dataset.of(Map.of("a", Columns.integers(cells)));

        ParquetTables.write(table, file);

        assertThat(ParquetSource.of(file).load()).isEqualTo(table);
    }

    @Test
    void aFileIsOnlyReplacedByAWholeOne() throws IOException {
        Path file = Files.writeString(folder.resolve("table.parquet"), "old");

        assertThatThrownBy(() -> ParquetTables.write(Dataset.of(Map.of()), file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one column");

        assertThat(Files.readString(file)).isEqualTo("old");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
        assertThatThrownBy(() -> ParquetTables.write(
                        Dataset.of(Map.of("a", Columns.integers(1))), folder.resolve("absent/table.parquet")))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("could not be written");
    }

    @Test
    void noJarOfHadoopIsThere() {
        Stream<String> jars = Stream.of("java.class.path", "jdk.module.path")
                .flatMap(property ->
                        Arrays.stream(System.getProperty(property, "").split(File.pathSeparator)))
                .map(path -> path.substring(path.lastIndexOf('/') + 1));

        assertThat(jars).noneMatch(jar -> jar.startsWith("hadoop"));
        assertThat(Configuration.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .contains("parquet-floor");
    }
}
