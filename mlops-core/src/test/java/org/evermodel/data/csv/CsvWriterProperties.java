package org.evermodel.data.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.evermodel.data.Column;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.evermodel.data.Tables;

class CsvWriterProperties {
    private Path folder;
    private Path file;

    @BeforeProperty
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory("tables");
        file = folder.resolve("table.csv");
    }

    @AfterProperty
    void dropFolder() throws IOException {
        Files.deleteIfExists(file);
        Files.delete(folder);
    }

    @Property(seed = "91", tries = 300)
    void aTableComesBackUnderItsSchema(@ForAll("tables") Dataset table) {
        CsvWriter.write(table, file);

        Dataset again =
                CsvSource.builder(file).header().schema(table.schema()).build().load();

        assertThat(again).isEqualTo(withoutBlankTexts(table));
    }

    @Property(seed = "92", tries = 300)
    void whatWasReadIsWrittenTheSameEachTime(@ForAll("tables") Dataset table) throws IOException {
        CsvWriter.write(table, file);
        CsvWriter.write(read(), file);
        String written = Files.readString(file);

        CsvWriter.write(read(), file);

        assertThat(Files.readString(file)).isEqualTo(written);
    }

    private Dataset read() {
        return CsvSource.builder(file).header().build().load();
    }

    private static Dataset withoutBlankTexts(Dataset table) {
        Map<String, Column> columns = new LinkedHashMap<>();
        for (String name : table.schema().names()) {
            Column column = table.column(name);
            if (column instanceof Column.Strings texts) {
                List<String> cells = IntStream.range(0, column.size())
                        .mapToObj(row ->
                                texts.isNull(row) || Blanks.trim(texts.get(row)).isEmpty() ? null : texts.get(row))
                        .collect(Collectors.toList());
                column = Columns.of(column.type(), cells);
            }
            columns.put(name, column);
        }
        return Dataset.of(columns);
    }

    @Provide
    Arbitrary<Dataset> tables() {
        Arbitrary<String> text = Arbitraries.strings()
                .withChars('a', ',', '"', '\n', '\r', ' ', '#', '\'', 'ü', '1', '.', ';', '\t', '|')
                .ofMaxLength(6);
        Arbitrary<Dataset> texts = text.injectNull(0.1)
                .list()
                .ofMinSize(1)
                .ofMaxSize(30)
                .map(cells -> Dataset.of(Map.of("text", Columns.texts(cells))));
        return Arbitraries.oneOf(Tables.any(), texts);
    }
}
