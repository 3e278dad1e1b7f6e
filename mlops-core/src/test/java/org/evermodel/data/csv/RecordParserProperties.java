package org.evermodel.data.csv;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Dataset;
import org.evermodel.data.Field;
import org.evermodel.data.MalformedDataException;
import org.evermodel.data.Schema;

/** The parser beside another one of the same standard. */
class RecordParserProperties {
    private Path file;

    @BeforeProperty
    void makeFile() throws IOException {
        file = Files.createTempFile("table", ".csv");
    }

    @AfterProperty
    void dropFile() throws IOException {
        Files.delete(file);
    }

    @Property(seed = "81", tries = 2_000)
    void aTextIsTakenApartAsAnotherParserDoes(@ForAll("texts") String text) throws IOException {
        Files.writeString(file, "0,\"\"\n" + text);

        assertThat(ours()).isEqualTo(theirs("0,\"\"\n" + text));
    }

    /** The cells, with nothing for a missing one, or empty where the text is refused. */
    private Optional<List<List<String>>> ours() {
        Schema texts = Schema.of(new Field("c1", ColumnType.TEXT), new Field("c2", ColumnType.TEXT));
        try {
            Dataset table = CsvSource.builder(file)
                    .noHeader()
                    .delimiter(',')
                    .quote('"')
                    .trim(false)
                    .schema(texts)
                    .build()
                    .load();
            List<List<String>> rows = new ArrayList<>();
            for (int row = 0; row < table.rowCount(); row++) {
                rows.add(List.of(cell(table, row, 0), cell(table, row, 1)));
            }
            return Optional.of(rows);
        } catch (MalformedDataException e) {
            return Optional.empty();
        }
    }

    private static String cell(Dataset table, int row, int column) {
        return table.column(column).value(row).map(Object::toString).orElse("");
    }

    private static Optional<List<List<String>>> theirs(String text) {
        List<List<String>> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            for (CsvRecord record : reader) {
                boolean blank =
                        record.getFieldCount() == 1 && record.getField(0).isBlank();
                // Their records do not tell nothing in quotes, which is a record of ours, from a blank line.
                Assume.that(!blank || text.indexOf('"', 5) < 0);
                if (!blank) {
                    rows.add(record.getFields());
                }
            }
        } catch (CsvParseException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        boolean table = rows.stream().allMatch(row -> row.size() == 2);
        return table
                ? Optional.of(rows.stream()
                        .map(row -> row.stream()
                                .map(cell -> cell.isBlank() ? "" : cell)
                                .collect(Collectors.toList()))
                        .collect(Collectors.toList()))
                : Optional.empty();
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> wild = Arbitraries.strings()
                .withChars(',', ',', '"', '\n', '\r', ' ', 'a', 'b')
                .ofMaxLength(40);
        Arbitrary<String> cell =
                Arbitraries.of("a", "\"b\"", "\"c,\"", "\"d\"\"e\"", "f\"", "\"\n\"", " ", "\"\r\n\"", "");
        Arbitrary<String> tame = cell.flatMap(left -> cell.map(right -> left + "," + right))
                .list()
                .ofMaxSize(20)
                .flatMap(lines -> Arbitraries.of("\n", "\r\n", "\r").map(end -> String.join(end, lines)));
        return Arbitraries.oneOf(wild, tame);
    }
}
