package org.evermodel.data.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.evermodel.data.Column;
import org.evermodel.data.Dataset;
import org.evermodel.data.MalformedDataException;

class CsvBytesProperties {
    private Path file;

    @BeforeProperty
    void makeFile() throws IOException {
        file = Files.createTempFile("bytes", ".csv");
    }

    @AfterProperty
    void dropFile() throws IOException {
        Files.delete(file);
    }

    @Property(seed = "51", tries = 1_000)
    void anyTextIsATableOrRefusedWithItsPlace(@ForAll("texts") String text) throws IOException {
        requireTableOrRefusal(text.getBytes(StandardCharsets.UTF_8));
    }

    @Property(seed = "52", tries = 500)
    void anyBytesAreATableOrRefusedWithTheirPlace(@ForAll byte[] bytes) throws IOException {
        requireTableOrRefusal(bytes);
    }

    @Property(seed = "53", tries = 300)
    void noRecordIsLost(@ForAll("lines") List<String> lines) throws IOException {
        Files.writeString(file, "x,y\n" + String.join("\n", lines) + "\n");

        Dataset table = CsvSource.of(file).load();

        assertThat(table.rowCount()).isEqualTo(lines.size());
        Column last = table.column("y");
        for (int row = 0; row < lines.size(); row++) {
            assertThat(last.isNull(row)).isEqualTo(lines.get(row).endsWith(","));
        }
    }

    @Property(seed = "54", tries = 500)
    void eachLineIsARecordTheHeaderARemarkInFrontOrRefused(@ForAll("unquotedLines") List<String> lines)
            throws IOException {
        Files.writeString(file, String.join("\n", lines) + "\n");
        CsvSource source = CsvSource.of(file);
        try {
            int rows = source.load().rowCount();

            long remarks = source.dialect().comment().isEmpty()
                    ? 0
                    : lines.stream().takeWhile(line -> line.startsWith("#")).count();
            assertThat(rows + (source.dialect().header() ? 1 : 0) + remarks).isEqualTo(lines.size());
        } catch (MalformedDataException e) {
            assertThat(e.getMessage()).startsWith(file.toString());
        }
    }

    private void requireTableOrRefusal(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        try {
            Dataset table = CsvSource.of(file).load();
            assertThat(table.rowCount()).isPositive();
            assertThat(table.columnCount()).isPositive();
        } catch (MalformedDataException e) {
            assertThat(e.getMessage()).startsWith(file.toString());
            assertThat(e.place().source()).isEqualTo(file.toString());
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars(',', '"', '\n', '\r', ' ', 'a', '1', '.', '-', '\u0000', 'é')
                .ofMaxLength(60);
    }

    @Provide
    Arbitrary<List<String>> unquotedLines() {
        Arbitrary<String> cell = Arbitraries.of("1", "2,5", "x", "#y", "true", "2024-01-01", "'", "a b", "7;8");
        Arbitrary<String> line = cell.flatMap(
                left -> Arbitraries.of(",", ";", "\t").flatMap(between -> cell.map(right -> left + between + right)));
        return Arbitraries.oneOf(line, cell.map(left -> left + ";x"), cell.map(left -> "z," + left.charAt(0)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<List<String>> lines() {
        Arbitrary<String> cell = Arbitraries.of("", "1", "-2.5", "x", "true", "\"a\nb\"", "\" \"\"\"", "2024-01-01");
        Arbitrary<String> line =
                cell.flatMap(left -> Arbitraries.of("", "1", "word").map(right -> left + "," + right));
        return line.list().ofMinSize(1).ofMaxSize(40);
    }
}
