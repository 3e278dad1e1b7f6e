package org.evermodel.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.evermodel.MlopsException;
import org.evermodel.data.Batches;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Dataset;
import org.evermodel.data.Field;
import org.evermodel.data.Fingerprinter;
import org.evermodel.data.MalformedDataException;
import org.evermodel.data.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvBatchesTest {
    private static final Schema NUMBERS = Schema.of(new Field("x", ColumnType.INTEGER));

    @TempDir
    Path folder;

    @Test
    void theSchemaIsThatOfTheWholeFile() {
        CsvSource source = CsvSource.of(file("x\n" + "1\n".repeat(40_000) + "0.5\n"));

        try (Batches batches = source.batches()) {
            assertThat(batches.schema()).isEqualTo(Schema.of(new Field("x", ColumnType.REAL)));
            assertThat(batches.next().orElseThrow().rowCount()).isEqualTo(Batches.MOST_ROWS);
            assertThat(batches.next().orElseThrow().rowCount()).isEqualTo(40_001 - Batches.MOST_ROWS);
            assertThat(batches.next()).isEmpty();
            assertThat(batches.next()).isEmpty();
        }
    }

    @Test
    void aWordBehindNumbersMakesTextsOfAllParts() {
        CsvSource source = CsvSource.of(file("x\n1.50\n+2\nnone\n"));

        try (Batches batches = source.batches(OptionalInt.of(1))) {
            assertThat(batches.next().orElseThrow().column("x").value(0)).hasValue("1.50");
            assertThat(batches.next().orElseThrow().column("x").value(0)).hasValue("+2");
        }
    }

    @Test
    void partsGoOnOverFiles() {
        CsvSource source = CsvSource.of(List.of(file("a,b\n1,x\n2,y\n3,z\n"), file("b,a\nv,4\nw,5\n")));

        try (Batches batches = source.batches(OptionalInt.of(2))) {
            List<Integer> rows = IntStream.range(0, 3)
                    .mapToObj(i -> batches.next().orElseThrow().rowCount())
                    .toList();
            assertThat(rows).containsExactly(2, 2, 1);
            assertThat(batches.next()).isEmpty();
        }
        assertThat(Fingerprinter.fingerprint(source)).isEqualTo(source.load().fingerprint());
    }

    @Test
    void aFileThatGrowsBetweenTheReadingsIsRefused() throws IOException {
        Path file = file("x\n1\n");
        try (Batches batches = CsvSource.of(file).batches()) {
            Files.writeString(file, "none\n", StandardOpenOption.APPEND);

            assertThatThrownBy(batches::next)
                    .isInstanceOf(MlopsException.class)
                    .hasMessage(file + ": was changed while it was read; read it again when it is complete");
            assertThat(batches.next()).isEmpty();
        }
    }

    @Test
    void aStreamThatGivesOtherBytesTheSecondTimeIsRefused() {
        int[] opened = {0};
        CsvSource source = CsvSource.reopening("numbers", () -> {
                    String text = opened[0]++ < 2 ? "x\n1\n2\n" : "x\n1\n3\n";
                    return new java.io.ByteArrayInputStream(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                })
                .build();

        try (Batches batches = source.batches()) {
            assertThatThrownBy(batches::next).hasMessageStartingWith("numbers: was changed while it was read");
        }
    }

    @Test
    void withASchemaTheFileIsReadOnce() {
        int[] opened = {0};
        CsvSource source = CsvSource.reopening("numbers", () -> {
                    opened[0]++;
                    return new java.io.ByteArrayInputStream("x\n1\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
                })
                .schema(NUMBERS)
                .header()
                .build();

        assertThat(Fingerprinter.fingerprint(source)).isEqualTo(source.load().fingerprint());
        // A look at the beginning and a reading, each for the parts and for the load.
        assertThat(opened[0]).isEqualTo(4);
    }

    @Test
    void aValueThatDoesNotFitTheSchemaIsNamedInItsPart() {
        Path file = file("x\n" + IntStream.range(0, 100).mapToObj(i -> i + "\n").collect(Collectors.joining()) + "y\n");
        CsvSource source = CsvSource.builder(file).schema(NUMBERS).build();

        try (Batches batches = source.batches(OptionalInt.of(60))) {
            assertThat(batches.next().map(Dataset::rowCount)).hasValue(60);
            assertThatThrownBy(batches::next)
                    .isInstanceOf(MalformedDataException.class)
                    .hasMessageContaining("record 101 (line 102), column \"x\": \"y\" is not a whole number");
        }
    }

    @Test
    void aMalformedFileIsRefusedBeforeTheFirstPart() {
        CsvSource source = CsvSource.of(file("a,b\n1,2\n3\n"));

        assertThatThrownBy(source::batches)
                .isInstanceOf(MalformedDataException.class)
                .hasMessageContaining("record 2 (line 3) has 1 field, but 2 are expected");
    }

    @Test
    void nothingComesFromClosedParts() {
        Batches batches = CsvSource.of(file("x\n1\n2\n")).batches(OptionalInt.of(1));
        assertThat(batches.next()).isPresent();

        batches.close();
        batches.close();

        assertThat(batches.next()).isEmpty();
    }

    private Path file(String text) {
        try {
            return Files.writeString(Files.createTempFile(folder, "table", ".csv"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
