package org.evermodel.data.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.evermodel.data.Batches;
import org.evermodel.data.Dataset;
import org.evermodel.data.Fingerprinter;

class CsvBatchesProperties {
    private Path file;

    @BeforeProperty
    void makeFile() throws IOException {
        file = Files.createTempFile("table", ".csv");
    }

    @AfterProperty
    void dropFile() throws IOException {
        Files.delete(file);
    }

    @Property(seed = "61", tries = 400)
    void thePartsTogetherAreWhatIsLoaded(
            @ForAll("tables") List<List<String>> columns,
            @ForAll("delimiters") char delimiter,
            @ForAll("lineEnds") String end,
            @ForAll("charsets") Charset charset,
            @ForAll("sizes") int rowsOfPart)
            throws IOException {
        Files.write(file, written(columns, delimiter, end).getBytes(charset));
        CsvSource source = CsvSource.builder(file)
                .header()
                .delimiter(delimiter)
                .charset(charset)
                .build();
        Dataset whole = source.load();

        assertThat(whole.rowCount()).isEqualTo(columns.get(0).size());
        try (Batches batches = source.batches(OptionalInt.of(rowsOfPart))) {
            assertThat(batches.schema()).isEqualTo(whole.schema());
            Fingerprinter fingerprinter = Fingerprinter.of(batches.schema());
            List<Dataset> parts = new ArrayList<>();
            for (Optional<Dataset> part = batches.next(); part.isPresent(); part = batches.next()) {
                assertThat(part.get().rowCount()).isBetween(1, rowsOfPart);
                fingerprinter.add(part.get());
                parts.add(part.get());
            }
            assertThat(parts.stream().reduce(Dataset::append)).hasValue(whole);
            assertThat(fingerprinter.fingerprint()).isEqualTo(whole.fingerprint());
        }
        assertThat(source.inference().schema()).isEqualTo(whole.schema());
    }

    private static String written(List<List<String>> columns, char delimiter, String end) {
        String heading = IntStream.range(0, columns.size())
                .mapToObj(i -> "name " + i)
                .collect(Collectors.joining(String.valueOf(delimiter)));
        return heading
                + end
                + IntStream.range(0, columns.get(0).size())
                        .mapToObj(row -> columns.stream()
                                .map(column -> '"' + column.get(row) + '"')
                                .collect(Collectors.joining(String.valueOf(delimiter))))
                        .collect(Collectors.joining(end))
                + end;
    }

    @Provide
    Arbitrary<Integer> sizes() {
        return Arbitraries.integers().between(1, 60);
    }

    @Provide
    Arbitrary<Character> delimiters() {
        return Arbitraries.of(',', ';', '\t', '|');
    }

    @Provide
    Arbitrary<String> lineEnds() {
        return Arbitraries.of("\n", "\r\n", "\r");
    }

    @Provide
    Arbitrary<Charset> charsets() {
        return Arbitraries.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.ISO_8859_1);
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        return Arbitraries.integers()
                .between(1, 45)
                .flatMap(rows -> column(rows).list().ofMinSize(1).ofMaxSize(5));
    }

    /** Columns that are of one type until a cell of another one comes, as often as not. */
    private static Arbitrary<List<String>> column(int rows) {
        Arbitrary<String> whole = Arbitraries.of("0", "1", "-7", "+3", "12345678901");
        Arbitrary<String> any = Arbitraries.of(
                "",
                "2.5",
                "1e3",
                "NaN",
                "true",
                "FALSE",
                "007",
                "9223372036854775808",
                "2024-02-29",
                "two\nlines",
                "ü",
                "a",
                "b",
                "c",
                "d",
                "e",
                "f",
                "g",
                "h",
                "i",
                "j",
                "k");
        Arbitrary<String> times = Arbitraries.of("2024-02-29", "2024-02-29T10:11", "");
        Arbitrary<String> reals = Arbitraries.of("0.25", "1", "-3e5", "inf", "");
        return Arbitraries.of(whole, any, times, reals)
                .flatMap(base -> Arbitraries.frequencyOf(
                                net.jqwik.api.Tuple.of(40, base), net.jqwik.api.Tuple.of(1, any))
                        .list()
                        .ofSize(rows));
    }
}
