package org.evermodel.data.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.evermodel.data.Dataset;

class CsvFingerprintProperties {
    private Path file;

    @BeforeProperty
    void makeFile() throws IOException {
        file = Files.createTempFile("table", ".csv");
    }

    @AfterProperty
    void dropFile() throws IOException {
        Files.delete(file);
    }

    @Property(seed = "41", tries = 100)
    void copiesInAnotherDialectAreTheSameTable(@ForAll("tables") List<List<String>> cells) throws IOException {
        Dataset plain = load(write(cells, ",", "\n", Quotes.WHERE_NEEDED), StandardCharsets.UTF_8, ',');

        assertThat(load(write(cells, ";", "\n", Quotes.WHERE_NEEDED), StandardCharsets.UTF_8, ';'))
                .isEqualTo(plain);
        assertThat(load(write(cells, ",", "\r\n", Quotes.WHERE_NEEDED), StandardCharsets.UTF_8, ','))
                .isEqualTo(plain);
        assertThat(load(write(cells, ",", "\n", Quotes.ALWAYS), StandardCharsets.UTF_8, ','))
                .isEqualTo(plain);
        assertThat(load("\uFEFF" + write(cells, ",", "\n", Quotes.WHERE_NEEDED), StandardCharsets.UTF_8, ','))
                .isEqualTo(plain);
        assertThat(load("\uFEFF" + write(cells, "\t", "\r\n", Quotes.ALWAYS), StandardCharsets.UTF_16LE, '\t'))
                .isEqualTo(plain);
        assertThat(load(write(cells, " , ", "\n", Quotes.WHERE_NEEDED), StandardCharsets.UTF_8, ','))
                .isEqualTo(plain);
        assertThat(load(write(cells, ",", "\n\n", Quotes.ALWAYS), StandardCharsets.UTF_8, ','))
                .isEqualTo(plain);
    }

    @Property(seed = "42", tries = 100)
    void oneChangedCellIsAnotherTable(
            @ForAll("tables") List<List<String>> cells, @ForAll("places") int row, @ForAll("places") int column)
            throws IOException {
        List<List<String>> changed =
                new ArrayList<>(cells.stream().map(ArrayList::new).toList());
        List<String> line = changed.get(1 + row % (cells.size() - 1));
        line.set(column % line.size(), "changed");

        assertThat(load(changed)).isNotEqualTo(load(cells));
    }

    @Property(seed = "43", tries = 100)
    void anotherOrderOfRowsIsAnotherTable(@ForAll("tables") List<List<String>> cells) throws IOException {
        List<List<String>> reversed = new ArrayList<>(cells.subList(1, cells.size()));
        Collections.reverse(reversed);
        Assume.that(!reversed.equals(cells.subList(1, cells.size())));
        reversed.add(0, cells.get(0));
        Dataset table = load(cells);
        Dataset other = load(reversed);

        assertThat(other).isNotEqualTo(table);
        assertThat(other.schema()).isEqualTo(table.schema());
        assertThat(other.rowDigests().positionsNotIn(table.rowDigests())).isEmpty();
    }

    @Property(seed = "44", tries = 100)
    void anotherOrderOfColumnsIsAnotherTableOfTheSameRows(@ForAll("tables") List<List<String>> cells)
            throws IOException {
        Assume.that(cells.get(0).size() > 1);
        List<List<String>> turned = cells.stream()
                .map(line -> {
                    List<String> reversed = new ArrayList<>(line);
                    Collections.reverse(reversed);
                    return reversed;
                })
                .collect(Collectors.toList());

        assertThat(load(turned)).isNotEqualTo(load(cells));
        assertThat(load(turned).rowDigests()).isEqualTo(load(cells).rowDigests());
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        return Arbitraries.integers()
                .between(1, 4)
                .flatMap(columns -> row(columns)
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(12)
                        .map(rows -> {
                            List<List<String>> table = new ArrayList<>(rows);
                            table.add(
                                    0,
                                    IntStream.range(0, columns)
                                            .mapToObj(i -> "column " + i)
                                            .toList());
                            return table;
                        }));
    }

    @Provide
    Arbitrary<Integer> places() {
        return Arbitraries.integers().between(0, 100);
    }

    private static Arbitrary<List<String>> row(int columns) {
        Arbitrary<String> cell = Arbitraries.oneOf(
                Arbitraries.integers().map(String::valueOf),
                Arbitraries.doubles().between(-1e6, 1e6).map(String::valueOf),
                Arbitraries.of("", "true", "a,b", "a;b", "\"", "two\nlines", "ü😀", "tab\there", "2024-02-29", "007"));
        return cell.list().ofSize(columns);
    }

    private Dataset load(List<List<String>> cells) throws IOException {
        return load(write(cells, ",", "\n", Quotes.ALWAYS), StandardCharsets.UTF_8, ',');
    }

    private Dataset load(String text, Charset charset, char delimiter) throws IOException {
        Files.write(file, text.getBytes(charset));
        return CsvSource.builder(file).delimiter(delimiter).build().load();
    }

    private enum Quotes {
        ALWAYS,
        WHERE_NEEDED
    }

    /** A line of one empty cell is always quoted, because a blank line is no row. */
    private static String write(List<List<String>> cells, String delimiter, String end, Quotes quotes) {
        StringBuilder text = new StringBuilder();
        for (List<String> line : cells) {
            boolean all = quotes == Quotes.ALWAYS || line.size() == 1;
            text.append(line.stream()
                            .map(cell -> all || cell.matches("(?s).*[,;\"\\n\\t].*")
                                    ? '"' + cell.replace("\"", "\"\"") + '"'
                                    : cell)
                            .collect(Collectors.joining(delimiter)))
                    .append(end);
        }
        return text.toString();
    }
}
