package org.evermodel.data.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.evermodel.StorageException;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.evermodel.data.DatasetSource;
import org.evermodel.data.MalformedDataException;
import org.evermodel.data.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesTest {
    @TempDir
    Path folder;

    @Test
    void eachRowIsALineWithAllColumns() throws IOException {
        Path file = folder.resolve("table.jsonl");

        JsonLines.write(Tables.ofAllTypes(), file);

        assertThat(Files.readString(file)).isEqualTo("""
                {"whole":1,"real":0.5,"truth":true,"group":"züri","note":"a, \\"b\\"\\n","time":"1970-01-01T00:00:00Z"}
                {"whole":-70000,"real":null,"truth":null,"group":null,"note":"","time":null}
                {"whole":9223372036854775807,"real":NaN,"truth":false,"group":"bern","note":null,"time":"1970-01-01T00:00:07.000001Z"}
                """);
        assertThat(folder).isDirectoryContaining(path -> path.equals(file));
    }

    @Test
    void aTableComesBackUnderItsSchemaWhateverItsNamesAndTextsLookLike() {
        Dataset table = Dataset.of(Map.of("day", Columns.texts(List.of("2024-01-01", "1"))))
                .with("capital", Columns.texts(Arrays.asList(null, null)))
                .with("capital.gain", Columns.reals(1e22, -0.0));
        Path file = folder.resolve("table.jsonl");

        JsonLines.write(table, file);

        assertThat(JsonLinesSource.of(file).schema(table.schema()).load()).isEqualTo(table);
        assertThat(JsonLinesSource.of(file).load().schema().names())
                .isEqualTo(table.schema().names());
    }

    @Test
    void aFileIsOnlyReplacedByAWholeOne() throws IOException {
        Path file = Files.writeString(folder.resolve("table.jsonl"), "old");
        DatasetSource broken = JsonLinesSourceTest.source("{\"a\":");

        assertThatThrownBy(() -> JsonLines.write(broken, file)).isInstanceOf(MalformedDataException.class);

        assertThat(Files.readString(file)).isEqualTo("old");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aPlaceThatCannotBeWrittenToIsToldSo() {
        Dataset table = Tables.ofAllTypes();

        assertThatThrownBy(() -> JsonLines.write(table, folder.resolve("absent/table.jsonl")))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("table.jsonl: could not be written");
    }
}
