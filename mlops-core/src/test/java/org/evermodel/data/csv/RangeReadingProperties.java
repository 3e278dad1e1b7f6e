package org.evermodel.data.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.evermodel.data.Column;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Dataset;
import org.evermodel.data.Field;
import org.evermodel.data.MalformedDataException;
import org.evermodel.data.Schema;

class RangeReadingProperties {
    private Path file;

    @BeforeProperty
    void makeFile() throws IOException {
        file = Files.createTempFile("table", ".csv");
    }

    @AfterProperty
    void dropFile() throws IOException {
        Files.delete(file);
    }

    @Property(seed = "71", tries = 500)
    void aTableDoesNotDependOnTheNumberOfRanges(
            @ForAll("columns") List<List<String>> columns,
            @ForAll("counts") int ranges,
            @ForAll("headers") String header)
            throws IOException {
        Files.writeString(file, header + rows(columns));
        CsvSource source = header.isEmpty()
                ? CsvSource.builder(file).delimiter(',').noHeader().build()
                : CsvSource.builder(file).delimiter(',').header().build();
        Dataset asOne = source.load(OptionalInt.of(1));

        Dataset inRanges = source.load(OptionalInt.of(ranges));

        assertThat(inRanges).isEqualTo(asOne);
        assertThat(inRanges.schema()).isEqualTo(asOne.schema());
        for (String name : asOne.schema().names()) {
            if (asOne.column(name) instanceof Column.Strings texts) {
                assertThat(((Column.Strings) inRanges.column(name)).dictionary())
                        .isEqualTo(texts.dictionary());
            }
        }
    }

    @Property(seed = "73", tries = 200)
    void aPreambleMayBeLongerThanARange(
            @ForAll("columns") List<List<String>> columns,
            @ForAll("counts") int ranges,
            @ForAll @IntRange(max = 60) int remarks,
            @ForAll boolean given)
            throws IOException {
        Files.writeString(file, "# some metadata, more of it\n".repeat(remarks) + "a,b\n" + rows(columns));
        CsvSourceBuilder builder =
                CsvSource.builder(file).comment('#').delimiter(',').header();
        Schema schema = Schema.of(new Field("a", ColumnType.TEXT), new Field("b", ColumnType.TEXT));
        CsvSource source = given ? builder.schema(schema).build() : builder.build();

        assertThat(source.load(OptionalInt.of(ranges))).isEqualTo(source.load(OptionalInt.of(1)));
    }

    @Property(seed = "72", tries = 200)
    void anOutcomeDoesNotDependOnTheNumberOfRanges(
            @ForAll("columns") List<List<String>> columns, @ForAll("counts") int ranges, @ForAll("faults") String fault)
            throws IOException {
        String rows = rows(columns);
        int middle = rows.indexOf('\n', rows.length() / 2) + 1;
        Files.writeString(file, "a,b\n" + rows.substring(0, middle) + fault + rows.substring(middle));
        CsvSource source = CsvSource.builder(file).delimiter(',').header().build();

        assertThat(outcome(source, ranges)).isEqualTo(outcome(source, 1));
    }

    /** A fault inside of quotes is none. */
    private static String outcome(CsvSource source, int ranges) {
        try {
            return source.load(OptionalInt.of(ranges)).fingerprint().toString();
        } catch (MalformedDataException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String rows(List<List<String>> columns) {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < columns.get(0).size(); row++) {
            int at = row;
            text.append(columns.stream().map(column -> column.get(at)).collect(Collectors.joining(",")))
                    .append(row % 3 == 0 ? "\r\n" : "\n");
        }
        return text.toString();
    }

    @Provide
    Arbitrary<Integer> counts() {
        return Arbitraries.integers().between(2, 7);
    }

    @Provide
    Arbitrary<String> headers() {
        return Arbitraries.of("", "a,b\n", "\uFEFFa,\"b\nc\"\n");
    }

    @Provide
    Arbitrary<String> faults() {
        return Arbitraries.of("1,2,3\n", "only\n", "\"x\"y,1\n", "1,\"open\n", "x,\u0000\n");
    }

    @Provide
    Arbitrary<List<List<String>>> columns() {
        return Arbitraries.integers()
                .between(1, 60)
                .flatMap(rows -> column(rows).list().ofSize(2));
    }

    private static Arbitrary<List<String>> column(int rows) {
        Arbitrary<String> any = Arbitraries.of(
                "\"\"", "0.5", "1", "true", "x", "\"a\nb\"", "\"\n\n\n\"", "\"\"\"\n\"", "2024-02-29", "NaN", "007");
        return Arbitraries.of(
                        Arbitraries.of("1", "2", "3"),
                        Arbitraries.of("\"one\ntwo\"", "y", "z"),
                        Arbitraries.of("0.5", "1e9", "7"),
                        Arbitraries.of("\"\""),
                        any)
                .flatMap(base -> Arbitraries.frequencyOf(Tuple.of(30, base), Tuple.of(1, any))
                        .list()
                        .ofSize(rows));
    }
}
