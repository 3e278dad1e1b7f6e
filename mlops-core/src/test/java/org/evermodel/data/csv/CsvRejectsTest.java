package org.evermodel.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.evermodel.data.Batches;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Dataset;
import org.evermodel.data.Field;
import org.evermodel.data.Fingerprinter;
import org.evermodel.data.MalformedDataException;
import org.evermodel.data.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvRejectsTest {
    private static final Schema DEMANDED =
            Schema.of(new Field("id", ColumnType.INTEGER), new Field("name", ColumnType.TEXT));
    private static final String FAULTY =
            "id,name\n1,one\n2\n3,three,drei\n\nx,four\n5,\"five\"!\n6,\"six\nsechs\"\n7,seven\n";

    @TempDir
    Path folder;

    private final List<Reject> rejects = new ArrayList<>();

    @Test
    void eachFaultyRecordIsHandedOverWithItsPlaceAndText() {
        Path file = file(FAULTY);

        Dataset table = rejecting(file, 10).load();

        assertThat(table)
                .isEqualTo(CsvSource.builder(file("id,name\n1,one\n6,\"six\nsechs\"\n7,seven\n"))
                        .schema(DEMANDED)
                        .build()
                        .load());
        assertThat(rejects)
                .extracting(Reject::toString)
                .containsExactly(
                        file + ": record 2 (line 3): has 1 field, but 2 are expected",
                        file + ": record 3 (line 4): has 3 fields, but 2 are expected",
                        file + ": record 4 (line 6), column \"id\": \"x\" is not a whole number, as the schema demands"
                                + " (integer)",
                        file + ": record 5 (line 7): Unexpected character after closing quote: '!' (0x21)");
        assertThat(rejects).extracting(Reject::raw).containsExactly("2", "3,three,drei", "x,four", "5,\"five\"!");
    }

    @Test
    void theNumberIsThereAfterTheLoad() {
        CsvSource source = rejecting(file(FAULTY), 4);
        assertThat(source.rejected()).isEmpty();

        source.load();

        assertThat(source.rejected()).hasValue(4);
        assertThat(CsvSource.of(file("a\n1\n")).rejected()).isEmpty();
    }

    @Test
    void moreThanTheBoundAreRefusedNamingTheFirst() {
        Path file = file(FAULTY);

        assertThatThrownBy(() -> rejecting(file, 3).load())
                .isInstanceOf(MalformedDataException.class)
                .hasMessage(file + ": record 2 (line 3): has 1 field, but 2 are expected; more than 3 records cannot be"
                        + " taken, of which this is the first");
        assertThatThrownBy(() -> CsvSource.builder(file).rejects(rejects::add, -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aQuoteThatIsLeftOpenCostsItsFirstLineOnly() {
        Path file = file("id,name\n1,one\n2,\"two\n3,three\n4,\"four\"\n");

        Dataset table =
                CsvSource.builder(file).rejects(rejects::add, 10).build().load();

        // The open quote is closed by the next one, so what follows it there is the fault.
        assertThat(rejects).singleElement().satisfies(reject -> {
            assertThat(reject.raw()).isEqualTo("2,\"two");
            assertThat(reject.place().record()).hasValue(2);
        });
        assertThat(table.rowCount()).isEqualTo(3);
    }

    @Test
    void aQuoteThatIsOpenAtTheEndOfTheFileIsRecoveredFrom() {
        Path file = file("id,name\n1,one\n2,\"two\n3,three\n");

        Dataset table =
                CsvSource.builder(file).rejects(rejects::add, 10).build().load();

        assertThat(rejects).extracting(Reject::reason).containsExactly("Unclosed quoted field at end of input");
        assertThat(table.column("name").value(1)).hasValue("three");
    }

    @Test
    void typesAreFoundOverWhatIsTaken() {
        Path file = file("a,b\n1,x\nword\n2,y\n");

        Dataset table = CsvSource.builder(file).rejects(rejects::add, 1).build().load();

        assertThat(table.column("a").type()).isEqualTo(ColumnType.INTEGER);
    }

    @Test
    void aColumnOfADemandedTypeBesideOneThatIsReadTwice() {
        Path file = file("a,b\n1,1.50\nx,2\n3,none\n");

        Dataset table = CsvSource.builder(file)
                .header()
                .type("a", ColumnType.INTEGER)
                .rejects(rejects::add, 5)
                .build()
                .load();

        assertThat(table.row(0).value("b")).hasValue("1.50");
        assertThat(table.row(1).value("b")).hasValue("none");
        assertThat(table.row(1).value("a")).hasValue(3L);
        assertThat(rejects).hasSize(1);
    }

    @Test
    void partsRejectWhatLoadingRejects() {
        CsvSource source =
                CsvSource.builder(file(FAULTY)).rejects(rejects::add, 10).build();
        Dataset whole = source.load();
        List<Reject> loaded = List.copyOf(rejects);
        rejects.clear();

        assertThat(Fingerprinter.fingerprint(source)).isEqualTo(whole.fingerprint());

        assertThat(rejects).isEqualTo(loaded);
        assertThat(source.rejected()).hasValue(loaded.size());
    }

    @Test
    void theFileOfRejectsIsATableItself() {
        Path out = folder.resolve("rejects.csv");
        CsvSource source = CsvSource.builder(file(FAULTY))
                .schema(DEMANDED)
                .rejects(out, 10)
                .build();

        source.load();

        Dataset table = CsvSource.builder(out).header().build().load();
        assertThat(table.schema().names()).containsExactly("source", "record", "line", "column", "reason", "raw");
        assertThat(table.rowCount()).isEqualTo(4);
        assertThat(table.column("raw").value(3)).hasValue("5,\"five\"!");
    }

    @Test
    void theFileOfRejectsCanBeJsonLines() throws IOException {
        Path out = folder.resolve("rejects.jsonl");

        CsvSource.builder(file("a,b\n1,2\n3\n")).rejects(out, 10).build().load();

        assertThat(Files.readAllLines(out))
                .singleElement()
                .asString()
                .contains(
                        "\"record\":2,\"line\":3,\"column\":\"\",\"reason\":\"has 1 field, but 2 are expected\",\"raw\":\"3\"");
    }

    @Test
    void aRefusedReadingLeavesNoFile() throws IOException {
        Path out = folder.resolve("rejects.csv");
        CsvSource source = CsvSource.builder(file(FAULTY)).rejects(out, 1).build();

        assertThatThrownBy(source::load).isInstanceOf(MalformedDataException.class);

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).allMatch(path -> path.toString().endsWith("table.csv"));
        }
    }

    @Test
    void partsThatAreNotReadToTheEndLeaveNoFile() throws IOException {
        Path out = folder.resolve("rejects.csv");
        CsvSource source =
                CsvSource.builder(file("a,b\n1,2\n3\n4,5\n")).rejects(out, 1).build();

        try (Batches batches = source.batches(OptionalInt.of(1))) {
            assertThat(batches.next()).isPresent();
        }

        assertThat(out).doesNotExist();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void aFileOfRejectsAloneIsRefused() {
        assertThatThrownBy(() -> rejecting(file("id,name\nx\ny\n"), 9).load())
                .isInstanceOf(MalformedDataException.class)
                .hasMessageEndingWith(": has no data rows that can be taken; all 2 were rejected");
    }

    private CsvSource rejecting(Path file, long most) {
        return CsvSource.builder(file)
                .schema(DEMANDED)
                .rejects(rejects::add, most)
                .build();
    }

    private Path file(String text) {
        try {
            return Files.writeString(Files.createTempFile(folder, "", "table.csv"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
