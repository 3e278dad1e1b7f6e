package org.evermodel.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.evermodel.StorageException;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.evermodel.data.DatasetSource;
import org.evermodel.data.MalformedDataException;
import org.evermodel.data.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvWriterTest {
    @TempDir
    Path folder;

    @Test
    void eachTypeIsWrittenInItsUsualWay() throws IOException {
        Path file = folder.resolve("all.csv");

        CsvWriter.write(Tables.ofAllTypes(), file);

        assertThat(Files.readString(file).replace("\r\n", "|"))
                .isEqualTo("whole,real,truth,group,note,time|1,0.5,true,züri,\"a, \"\"b\"\"\n\",1970-01-01T00:00:00Z|"
                        + "-70000,,,,\"\",|9223372036854775807,NaN,false,bern,,1970-01-01T00:00:07.000001Z|");
    }

    @Test
    void aMissingCellAloneOnItsLineIsStillARow() {
        Path file = folder.resolve("one.csv");
        Dataset table = Dataset.of(Map.of("x", Columns.categories(Arrays.asList("a", null, "b"))));

        CsvWriter.write(table, file);

        assertThat(CsvSource.builder(file).header().build().load()).isEqualTo(table);
    }

    @Test
    void blanksQuotesAndHashesAtTheEdgesComeBack() {
        Path file = folder.resolve("edges.csv");
        Dataset table =
                Dataset.of(Map.of("x", Columns.categories(Arrays.asList(" a ", "'b'", "#c", "\u0001d", "e\""))));

        CsvWriter.write(table, file);

        assertThat(CsvSource.builder(file).header().build().load()).isEqualTo(table);
    }

    @Test
    void whatAReaderMightTakeForADelimiterStandsInQuotes() {
        Path file = folder.resolve("tags.csv");
        for (String text : List.of("a;b", "a\tb", "a|b")) {
            Dataset table = Dataset.of(Map.of("tag", Columns.texts(Collections.nCopies(6, text))));

            CsvWriter.write(table, file);

            assertThat(CsvSource.builder(file)
                            .header()
                            .schema(table.schema())
                            .build()
                            .load())
                    .isEqualTo(table);
        }
    }

    @Test
    void aNameWithBlanksAroundItIsRefused() {
        Dataset table = Dataset.of(Map.of(" x", Columns.integers(1)));

        assertThatThrownBy(() -> CsvWriter.write(table, folder.resolve("a.csv")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\" x\"");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFailureLeavesWhatWasThere() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "old");
        Path broken = Files.writeString(folder.resolve("b.csv"), "x\n" + "1\n".repeat(50_000) + "1,2\n");
        DatasetSource source = CsvSource.builder(broken)
                .schema(Dataset.of(Map.of("x", Columns.integers(1))).schema())
                .build();

        assertThatThrownBy(() -> CsvWriter.write(source, file)).isInstanceOf(MalformedDataException.class);

        assertThat(file).hasContent("old");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNamed() {
        Path file = folder.resolve("absent").resolve("a.csv");

        assertThatThrownBy(() -> CsvWriter.write(Tables.ofAllTypes(), file))
                .isInstanceOf(StorageException.class)
                .hasMessageStartingWith(file + ": could not be written");
        assertThatThrownBy(() -> CsvWriter.write(Tables.ofAllTypes(), folder)).isInstanceOf(StorageException.class);
    }
}
