package org.evermodel.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evermodel.data.Column;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Dataset;
import org.evermodel.data.Field;
import org.evermodel.data.MalformedDataException;
import org.evermodel.data.Row;
import org.evermodel.data.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;

class CsvInferenceTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @org.junit.jupiter.params.provider.CsvSource(delimiter = '|', textBlock = """
                    1 2 3|INTEGER
                    -1 +2 0|INTEGER
                    9223372036854775807 -9223372036854775808|INTEGER
                    1 2.5|REAL
                    1e3 2|REAL
                    1 9223372036854775808 0.5|REAL
                    0.5 NaN -inf|REAL
                    1 NaN|REAL
                    true FALSE True|BOOLEAN
                    2024-01-02 2024-01-02T03:04:05Z|TIMESTAMP
                    007 12|CATEGORICAL
                    12 007|CATEGORICAL
                    9223372036854775807 9223372036854775808|CATEGORICAL
                    9007199254740992 0.5|REAL
                    9007199254740993 1|INTEGER
                    9007199254740993 0.5|CATEGORICAL
                    0.5 9007199254740993|CATEGORICAL
                    9007199254740993 NaN|CATEGORICAL
                    0.5 9223372036854775807|CATEGORICAL
                    0.5 18446744073709551617|CATEGORICAL
                    NaN inf|CATEGORICAL
                    true 1|CATEGORICAL
                    2024-01-02 5|CATEGORICAL
                    1 2 x|CATEGORICAL
                    0x10 1f|CATEGORICAL
                    yes no|CATEGORICAL
                    """)
    void theWholeColumnDecides(String cells, ColumnType expected) {
        assertThat(column(List.of(cells.split(" "))).type()).isEqualTo(expected);
    }

    @Test
    void theLastOfManyCellsCanStillMakeItText() {
        List<String> cells =
                IntStream.range(0, 5_000).mapToObj(i -> i % 7 + ".50").collect(Collectors.toList());
        cells.add("none");

        Column.Strings column = (Column.Strings) column(cells);

        assertThat(column.get(0)).isEqualTo("0.50");
        assertThat(column.get(4_999)).isEqualTo("1.50");
        assertThat(column.get(5_000)).isEqualTo("none");
    }

    @Test
    void textsKeepTheWordingOfNumbersInFrontOfThem() {
        assertThat(texts("1.0", "+5", "1e3", "TRUE", "x")).containsExactly("1.0", "+5", "1e3", "TRUE", "x");
    }

    @Test
    void missingCellsInFrontDoNotMatter() {
        assertThat(column(List.of("\"\"", "\"\"", "2.5")).type()).isEqualTo(ColumnType.REAL);
        assertThat(column(List.of("\"\"", "\"\"", "x")).nullCount()).isEqualTo(2);
    }

    @Test
    void aColumnWithoutValuesIsCategorical() {
        Column column = column(List.of("\"\"", "\"\""));

        assertThat(column.type()).isEqualTo(ColumnType.CATEGORICAL);
        assertThat(column.nullCount()).isEqualTo(2);
    }

    @Test
    void numbersWidenWithoutLosingTheirValue() {
        Column.Reals column = (Column.Reals) column(List.of("1", "-7", "0.25", "9007199254740991"));

        assertThat(IntStream.range(0, 4).mapToDouble(column::get)).containsExactly(1.0, -7.0, 0.25, 9007199254740991.0);
    }

    @Test
    void tenDifferentTextsAreCategoriesAndMoreMustStandTwice() {
        assertThat(column(words(10, 10)).type()).isEqualTo(ColumnType.CATEGORICAL);
        assertThat(column(words(11, 21)).type()).isEqualTo(ColumnType.TEXT);
        assertThat(column(words(11, 22)).type()).isEqualTo(ColumnType.CATEGORICAL);
        assertThat(column(words(1_000, 2_000)).type()).isEqualTo(ColumnType.CATEGORICAL);
        assertThat(column(words(1_001, 9_000)).type()).isEqualTo(ColumnType.TEXT);
    }

    private static List<String> words(int different, int cells) {
        return IntStream.range(0, cells).mapToObj(i -> "w" + i % different).toList();
    }

    @Test
    void blanksInQuotesDoNotHideANumber() {
        assertThat(column(List.of("\" 1 \"", "\"2\"")).type()).isEqualTo(ColumnType.INTEGER);
    }

    @Test
    void aGivenSchemaDecidesTypesAndOrder() {
        Path file = file("code,n,when,ok\n007,1,2024-01-01,TRUE\n,2,,\n");
        Schema schema = Schema.of(
                new Field("n", ColumnType.REAL),
                new Field("code", ColumnType.INTEGER),
                new Field("ok", ColumnType.BOOLEAN),
                new Field("when", ColumnType.TEXT));

        Dataset table = CsvSource.builder(file).schema(schema).build().load();

        assertThat(table.schema()).isEqualTo(schema);
        assertThat(table.row(0)).isEqualTo(Row.of("n", 1.0, "code", 7, "ok", true, "when", "2024-01-01"));
        assertThat(table.row(1)).isEqualTo(Row.of("n", 2.0, "code", null, "ok", null, "when", null));
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.CsvSource({
        "INTEGER, 1.5, is not a whole number",
        "INTEGER, 9223372036854775808, is not a whole number of at most 64 bits",
        "INTEGER, x, is not a whole number",
        "REAL, 1.2.3, is not a real number",
        "REAL, 1e999, is not a real number",
        "REAL, 9007199254740993, no double equals it",
        "REAL, 18446744073709551617, no double equals it",
        "INTEGER, 009223372036854775808, is not a whole number of at most 64 bits",
        "INTEGER, 00.0, is not a whole number",
        "BOOLEAN, yes, is not true or false",
        "TIMESTAMP, 2023-02-29, is not an ISO date or date-time"
    })
    void aCellThatDoesNotFitTheSchemaIsNamed(ColumnType type, String cell, String reason) {
        Path file = file("id,x\n1,\n2," + cell + "\n");
        var source = CsvSource.builder(file)
                .schema(Schema.of(new Field("id", ColumnType.INTEGER), new Field("x", type)))
                .build();

        assertThatThrownBy(source::load).isInstanceOfSatisfying(MalformedDataException.class, e -> {
            assertThat(e).hasMessageStartingWith(file + ": record 2 (line 3), column \"x\": \"" + cell + "\" ");
            assertThat(e).hasMessageContaining(reason);
            assertThat(e.place().record()).hasValue(2);
            assertThat(e.place().line()).hasValue(3);
            assertThat(e.place().column()).hasValue("x");
            assertThat(e.value()).hasValue(cell);
        });
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.CsvSource({
        "09007199254740993, 9007199254740993",
        "-0009007199254740993, -9007199254740993",
        "009223372036854775807, 9223372036854775807",
        "0000000000000000000000000, 0"
    })
    void leadingZerosDoNotChangeAWholeNumber(String cell, long expected) {
        Schema schema = Schema.of(new Field("x", ColumnType.INTEGER), new Field("y", ColumnType.INTEGER));
        Path file = file("x,y\n" + cell + ",1\n");

        assertThat(CsvSource.builder(file)
                        .schema(schema)
                        .build()
                        .load()
                        .column("x")
                        .value(0))
                .hasValue(expected);
    }

    @Test
    void wholeNumbersThatWouldBeRoundedKeepTheirWordingHoweverTheFileIsRead() {
        Path file = file("x,y\n" + "9007199254740992,1\n".repeat(200) + "9007199254740993,2\n0.5,3\n");
        CsvSource source = CsvSource.of(file);

        Dataset table = source.load();

        assertThat(table.column("x").value(200)).hasValue("9007199254740993");
        assertThat(source.load(OptionalInt.of(3))).isEqualTo(table);
        assertThat(source.batches().remaining()).isEqualTo(table);
        assertThat(source.inference().schema()).isEqualTo(table.schema());
        assertThat(source.inference().columns().get(0).ruledOut().toString()).contains("9007199254740993");
    }

    @Test
    void columnsThatTheSchemaLacksOrDemandsAreNamed() {
        Path file = file("id,extra\n1,2\n");
        var source = CsvSource.builder(file)
                .schema(Schema.of(new Field("id", ColumnType.INTEGER), new Field("x", ColumnType.REAL)))
                .build();

        assertThatThrownBy(source::load)
                .isInstanceOf(MalformedDataException.class)
                .hasMessage(file + ": lacks the columns [x] and has the columns [extra], unlike the schema");
    }

    @Test
    void filesReadTogetherHaveOneSchema() {
        Path train = file("id,x,y\n1,2,a\n2,3,b\n");
        Path test = file("y,x,id\nc,0.5,3\nb,\"\",4\n");

        List<Dataset> tables = CsvSource.loadTogether(List.of(CsvSource.of(train), CsvSource.of(test)));

        assertThat(tables.get(0).schema()).isEqualTo(tables.get(1).schema());
        assertThat(tables.get(0).column("x").type()).isEqualTo(ColumnType.REAL);
        assertThat(tables.get(1).row(0)).isEqualTo(Row.of("id", 3, "x", 0.5, "y", "c"));
        assertThat(tables.get(1).row(1)).isEqualTo(Row.of("id", 4, "x", null, "y", "b"));
    }

    @Test
    void aTextInTheSecondFileMakesTheColumnTextInBoth() {
        Path train = file("id,x\n1,2.0\n2,3.0\n");
        Path test = file("id,x\n3,none\n");

        List<Dataset> tables = CsvSource.loadTogether(List.of(CsvSource.of(train), CsvSource.of(test)));

        assertThat(tables.get(0).row(0)).isEqualTo(Row.of("id", 1, "x", "2.0"));
        assertThat(tables.get(1).row(0)).isEqualTo(Row.of("id", 3, "x", "none"));
    }

    @Test
    void filesOfOtherColumnsCannotBeReadTogether() {
        Path train = file("id,x\n1,2\n");
        Path test = file("id,z\n1,2\n");

        assertThatThrownBy(() -> CsvSource.loadTogether(List.of(CsvSource.of(train), CsvSource.of(test))))
                .isInstanceOf(MalformedDataException.class)
                .hasMessage(test + ": lacks the columns [x] and has the columns [z], unlike " + train);
    }

    @Test
    void filesOfOtherMissingMarksCannotBeReadTogether() {
        var one = CsvSource.builder(file("a\n1\n")).build();
        var other = CsvSource.builder(file("a\n1\n")).missing("?").build();

        assertThatThrownBy(() -> CsvSource.loadTogether(List.of(one, other)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("same missing marks");
        assertThatThrownBy(() -> CsvSource.loadTogether(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void filesWhoseCellsHaveOtherRulesCannotBeReadTogether() {
        var one = CsvSource.builder(file("a\n1\n")).build();
        var others = List.of(
                CsvSource.builder(file("a\n1\n")).thousands('.'),
                CsvSource.builder(file("a\n1\n")).booleans("y", "n"),
                CsvSource.builder(file("a\n1\n")).timestamps("dd.MM.yyyy", ZoneOffset.UTC),
                CsvSource.builder(file("a\n1\n")).type("a", ColumnType.TEXT));

        for (CsvSourceBuilder other : others) {
            assertThatThrownBy(() -> CsvSource.loadTogether(List.of(one, other.build())))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("but differ in [");
        }
    }

    @Test
    void filesOfEqualPatternsCanBeReadTogether() {
        List<CsvSource> sources = Stream.of("a\n29.02.2024\n", "a\n01.03.2024\n")
                .map(text -> CsvSource.builder(file(text))
                        .timestamps("dd.MM.yyyy", ZoneOffset.UTC)
                        .build())
                .toList();

        assertThat(CsvSource.loadTogether(sources).get(1).column("a").type()).isEqualTo(ColumnType.TIMESTAMP);
    }

    private Column column(List<String> cells) {
        return CsvSource.of(file("x\n" + String.join("\n", cells) + "\n"))
                .load()
                .column("x");
    }

    private List<String> texts(String... cells) {
        Column.Strings column = (Column.Strings) column(List.of(cells));
        return IntStream.range(0, column.size()).mapToObj(column::get).toList();
    }

    private Path file(String text) {
        try {
            return Files.writeString(Files.createTempFile(folder, "table", ".csv"), text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
