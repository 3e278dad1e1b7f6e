package org.evermodel.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.evermodel.data.Column;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Dataset;
import org.evermodel.data.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFormatTest {
    @TempDir
    Path folder;

    @Test
    void aPlainFileWithAHeader() {
        Dataset table = CsvSource.of(file("name,age\nada,36\nalan,41\n")).load();

        assertThat(table.schema().names()).containsExactly("name", "age");
        assertThat(table.row(1)).isEqualTo(Row.of("name", "alan", "age", 41));
    }

    @Test
    void theLastLineNeedsNoEnd() {
        assertThat(CsvSource.of(file("a,b\n1,2\n3,")).load().row(1)).isEqualTo(Row.of("a", 3, "b", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void anyLineEnd(String end) {
        assertThat(CsvSource.of(file("a,b" + end + "1,x" + end + "2,y" + end)).load())
                .isEqualTo(CsvSource.of(file("a,b\n1,x\n2,y\n")).load());
    }

    @Test
    void otherDelimitersAndQuotes() {
        CsvSource source = CsvSource.builder(file("'a;1';b\n'it''s';2\n"))
                .delimiter(';')
                .quote('\'')
                .build();

        assertThat(source.load().row(0)).isEqualTo(Row.of("a;1", "it's", "b", 2));
    }

    @Test
    void tabsAsDelimiters() {
        CsvSource source =
                CsvSource.builder(file("a\tb\n1\t\n\t2\n")).delimiter('\t').build();

        assertThat(source.load().row(0)).isEqualTo(Row.of("a", 1, "b", null));
        assertThat(source.load().row(1)).isEqualTo(Row.of("a", null, "b", 2));
    }

    @Test
    void withoutAHeaderColumnsAreNumbered() {
        Dataset table = CsvSource.builder(file("1,x\n2,y\n")).noHeader().build().load();

        assertThat(table.schema().names()).containsExactly("c1", "c2");
        assertThat(table.rowCount()).isEqualTo(2);
    }

    @Test
    void withoutAHeaderColumnsCanBeNamed() {
        Dataset table = CsvSource.builder(file("1,x\n"))
                .names(List.of("id", "group"))
                .build()
                .load();

        assertThat(table.row(0)).isEqualTo(Row.of("id", 1, "group", "x"));
    }

    @Test
    void namesThatCannotBeAreRefused() {
        CsvSourceBuilder builder = CsvSource.builder(folder);

        assertThatThrownBy(() -> builder.names(List.of("a", "a"))).hasMessageContaining("\"a\" in [a, a]");
        assertThatThrownBy(() -> builder.names(List.of(" "))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aBlankHeaderNameIsItsPosition() {
        assertThat(CsvSource.of(file(",a,\n1,2,3\n")).load().schema().names()).containsExactly("c1", "a", "c3");
    }

    @Test
    void blanksAroundUnquotedFieldsAndNamesAreDropped() {
        Dataset table = CsvSource.of(file(" a , \" b \" \n x\t, \u00a0y z \n")).load();

        assertThat(table.schema().names()).containsExactly("a", "b");
        assertThat(table.row(0)).isEqualTo(Row.of("a", "x", "b", "y z"));
    }

    @Test
    void quotedFieldsAreKeptAsTheyAre() {
        Dataset table =
                CsvSource.of(file("a,b\n\" x \",\"line\r\nend, \"\"q\"\"\"\n")).load();

        assertThat(table.row(0)).isEqualTo(Row.of("a", " x ", "b", "line\r\nend, \"q\""));
    }

    @Test
    void aQuotedFieldMayStandBetweenBlanks() {
        Dataset table = CsvSource.of(file("a,b,c\n1, \"x, y\" , 2\n")).load();

        assertThat(table.row(0)).isEqualTo(Row.of("a", 1, "b", "x, y", "c", 2));
    }

    @Test
    void aQuoteInsideAnUnquotedFieldIsContent() {
        assertThat(CsvSource.of(file("a,b\n5\" pipe,6\"\n")).load().row(0))
                .isEqualTo(Row.of("a", "5\" pipe", "b", "6\""));
    }

    @Test
    void trimmingCanBeLeftOut() {
        Dataset table =
                CsvSource.builder(file("a,b\n x , 1\n")).trim(false).build().load();

        assertThat(table.row(0)).isEqualTo(Row.of("a", " x ", "b", 1));
    }

    @Test
    void blankLinesAreSkipped() {
        Dataset table = CsvSource.of(file("\n  \na,b\n\n1,x\n \t \n2,y\n\n")).load();

        assertThat(table.rowCount()).isEqualTo(2);
    }

    @Test
    void anEmptyQuotedFieldAloneOnALineIsARow() {
        Dataset table = CsvSource.of(file("a\n1\n\"\"\n\n2\n")).load();

        assertThat(table.rowCount()).isEqualTo(3);
        assertThat(table.column("a").isNull(1)).isTrue();
    }

    @Test
    void aBlankFirstFieldDoesNotMakeALineBlank() {
        assertThat(CsvSource.of(file("a,b\n ,1\n")).load().row(0)).isEqualTo(Row.of("a", null, "b", 1));
    }

    @Test
    void commentLinesAreSkipped() {
        CsvSource source = CsvSource.builder(file("|1x3 cross, validator\na,b\n|x\n1,|y\n"))
                .comment('|')
                .build();

        assertThat(source.load().row(0)).isEqualTo(Row.of("a", 1, "b", "|y"));
    }

    @Test
    void nothingIsMissingQuotedOrNot() {
        Dataset table = CsvSource.of(file("a,b,c\n1,x,\n,\"\",2\n3,\" \",4\n")).load();

        assertThat(table.column("a").nullCount()).isEqualTo(1);
        assertThat(table.column("b").nullCount()).isEqualTo(2);
        assertThat(table.column("c").nullCount()).isEqualTo(1);
    }

    @Test
    void marksOfMissingCellsCountWhateverTheBlanksAndQuotes() {
        CsvSource source = CsvSource.builder(file("a,b\n1,x\n ?, \" NA \"\n2,?x\n"))
                .missing("?")
                .missing(" NA")
                .build();

        assertThat(source.load().column("a").type()).isEqualTo(ColumnType.INTEGER);
        assertThat(source.load().row(1)).isEqualTo(Row.of("a", null, "b", null));
        assertThat(source.load().row(2)).isEqualTo(Row.of("a", 2, "b", "?x"));
    }

    @Test
    void trailingCharactersAreStrippedBeforeTypesAreFound() {
        CsvSource source = CsvSource.builder(file("y,n\n>50K. ,12%\n<=50K..,\"7%\"\n., 8 % \n"))
                .stripTrailing("y", ".")
                .stripTrailing("n", "% ")
                .build();

        assertThat(source.load().row(0)).isEqualTo(Row.of("y", ">50K", "n", 12));
        assertThat(source.load().row(1)).isEqualTo(Row.of("y", "<=50K", "n", 7));
        assertThat(source.load().row(2)).isEqualTo(Row.of("y", null, "n", 8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void aByteOrderMarkDecidesTheCharset(String charset) {
        Path file = file("\uFEFFname\nzüri\n😀\n".getBytes(Charset.forName(charset)));

        Dataset table = CsvSource.builder(file)
                .charset(StandardCharsets.ISO_8859_1)
                .build()
                .load();

        assertThat(table.row(0)).isEqualTo(Row.of("name", "züri"));
        assertThat(table.row(1)).isEqualTo(Row.of("name", "😀"));
    }

    @Test
    void theCharsetCanBeNamed() {
        Path file = file("name\nzüri\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(CsvSource.builder(file)
                        .charset(StandardCharsets.ISO_8859_1)
                        .build()
                        .load()
                        .row(0))
                .isEqualTo(Row.of("name", "züri"));
    }

    @Test
    void textsLongerThanEveryBufferComeThrough() {
        String longest = "ü".repeat(300_000) + "😀";

        Column.Strings column = (Column.Strings) CsvSource.of(file("a\n" + longest + "\n\"" + longest + "\"\n"))
                .load()
                .column("a");

        assertThat(column.get(0)).isEqualTo(longest);
        assertThat(column.code(1)).isEqualTo(column.code(0));
    }

    @Test
    void aTableMayBeVeryWide() {
        String names = IntStream.range(0, 50_000).mapToObj(i -> "x" + i).collect(Collectors.joining(","));

        Dataset table =
                CsvSource.of(file(names + "\n" + "1,".repeat(49_999) + "2\n")).load();

        assertThat(table.columnCount()).isEqualTo(50_000);
        assertThat(table.column("x49999").value(0)).hasValue(2L);
    }

    @Test
    void delimiterQuoteAndCommentMustDiffer() {
        assertThatThrownBy(() -> CsvSource.builder(folder).delimiter('"').build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'\"'");
        assertThatThrownBy(() -> CsvSource.builder(folder).comment(',').build())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CsvSource.builder(folder).delimiter('\n').build())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSourceSaysWhereItIs() {
        Path file = file("a\n1\n");

        assertThat(CsvSource.of(file).location()).isEqualTo(file.toString());
    }

    private Path file(String text) {
        return file(text.getBytes(StandardCharsets.UTF_8));
    }

    private Path file(byte[] bytes) {
        try {
            return Files.write(Files.createTempFile(folder, "table", ".csv"), bytes);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
