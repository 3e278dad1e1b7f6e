package org.evermodel.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Dataset;
import org.evermodel.data.Field;
import org.evermodel.data.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real tables from the folder that the system property {@code mlops.shared} names. */
class SharedDataTest {
    private static final List<String> ADULT = List.of(
            "age,workclass,fnlwgt,education,education-num,marital-status,occupation,relationship,race,sex,capital-gain,"
                    .concat("capital-loss,hours-per-week,native-country,income")
                    .split(","));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "comma_in_quotes",
                "empty",
                "empty_crlf",
                "escaped_quotes",
                "json",
                "newlines",
                "newlines_crlf",
                "quotes_and_newlines",
                "simple",
                "simple_crlf",
                "utf8"
            })
    void theAcidTestParsesToItsJson(String name) throws IOException {
        Path file = shared("csv-spectrum/csvs/" + name + ".csv");
        // The line ends of the files were lost where they were kept; those of the expectations were not.
        JsonNode expected = new ObjectMapper()
                .readTree(Files.readString(shared("csv-spectrum/json/" + name + ".json"))
                        .replace("\\r\\n", "\\n"));

        Dataset table = asText(file);

        List<Map<String, String>> rows = new ArrayList<>();
        for (int row = 0; row < table.rowCount(); row++) {
            Map<String, String> cells = new TreeMap<>();
            for (String column : table.schema().names()) {
                cells.put(
                        column,
                        table.column(column).value(row).map(Object::toString).orElse(""));
            }
            rows.add(cells);
        }
        assertThat(new ObjectMapper().<JsonNode>valueToTree(rows)).isEqualTo(expected);
    }

    private static Dataset asText(Path file) {
        Dataset inferred = CsvSource.of(file).load();
        Schema texts = Schema.of(inferred.schema().fields().stream()
                .map(field -> new Field(field.name(), ColumnType.TEXT))
                .toList());
        return CsvSource.builder(file).schema(texts).build().load();
    }

    @Test
    void adultHasTheTypesAPersonWouldGive() {
        List<Dataset> parts = CsvSource.loadTogether(List.of(
                CsvSource.builder(shared("adult/adult.data"))
                        .names(ADULT)
                        .missing("?")
                        .build(),
                CsvSource.builder(shared("adult/adult.test"))
                        .names(ADULT)
                        .missing("?")
                        .comment('|')
                        .stripTrailing("income", ".")
                        .build()));

        assertThat(parts.get(0).rowCount()).isEqualTo(32_561);
        assertThat(parts.get(1).rowCount()).isEqualTo(16_281);
        assertThat(typesOf(parts.get(0)))
                .isEqualTo("integer categorical integer categorical integer categorical categorical categorical "
                        + "categorical categorical integer integer integer categorical categorical");
        assertThat(parts.get(0).column("workclass").nullCount()).isEqualTo(1_836);
        assertThat(((org.evermodel.data.Column.Strings) parts.get(1).column("income")).dictionary())
                .containsExactly("<=50K", ">50K");
    }

    @Test
    void theOthersHaveTheTypesAPersonWouldGive() {
        assertThat(typesOf(CsvSource.builder(shared("iris/iris.data"))
                        .noHeader()
                        .build()
                        .load()))
                .isEqualTo("real real real real categorical");
        assertThat(typesOf(CsvSource.builder(shared("heart-disease/processed.cleveland.data"))
                        .noHeader()
                        .missing("?")
                        .build()
                        .load()))
                .isEqualTo("real ".repeat(13) + "integer");
        assertThat(typesOf(CsvSource.builder(shared("wine-quality/winequality-red.csv"))
                        .delimiter(';')
                        .build()
                        .load()))
                .isEqualTo("real ".repeat(11) + "integer");
        assertThat(typesOf(CsvSource.of(shared("bike-sharing/hour.csv")).load()))
                .isEqualTo("integer timestamp " + "integer ".repeat(8) + "real real real real integer integer integer");
    }

    private static String typesOf(Dataset table) {
        return table.schema().fields().stream()
                .map(field -> field.type().name().toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    private static Path shared(String path) {
        Path file = Path.of(System.getProperty("mlops.shared", ""), "data", path);
        assumeTrue(Files.exists(file), () -> "the optional data sets are not there: " + file);
        return file;
    }
}
