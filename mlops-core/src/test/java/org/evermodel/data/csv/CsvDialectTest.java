package org.evermodel.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.evermodel.data.ColumnType;
import org.evermodel.data.MalformedDataException;
import org.evermodel.data.Row;
import org.evermodel.data.csv.CsvDialect.LineEnd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvDialectTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(chars = {',', ';', '\t', '|'})
    void theDelimiterIsWhatCutsAllRecordsIntoEquallyManyFields(char delimiter) {
        Path file = file("k_v\na_1\n\"b_c\"_2\n".replace('_', delimiter));

        assertThat(CsvSource.of(file).dialect().delimiter()).isEqualTo(delimiter);
        assertThat(CsvSource.of(file).load().rowCount()).isEqualTo(2);
    }

    @Test
    void aCommaInTextsOfAnotherDialectDoesNotMislead() {
        assertThat(dialect("name;n\nDoe, John;1\nRoe, Jane;2\n").delimiter()).isEqualTo(';');
        assertThat(dialect("1,5;2,5\n1,0;3,5\n").delimiter()).isEqualTo(';');
        assertThat(dialect("a;b,c\nx;y,1\nz;w,2\n").delimiter()).isEqualTo(',');
    }

    @Test
    void aCommaThatStandsWithinNumbersOnlyIsNoDelimiter() {
        assertThat(dialect("Bob;Paris;1,5\n".repeat(4)).delimiter()).isEqualTo(';');
        assertThat(dialect("Name;Stadt;Preis, EUR\nBob;Paris;1,5\nEva;Bern;2,5\n")
                        .delimiter())
                .isEqualTo(';');
        assertThat(dialect("Bob\tParis\t-1,5e3\n").delimiter()).isEqualTo('\t');
        assertThat(dialect("a;b,1\nc;d,2\n").delimiter()).isEqualTo(',');
        assertThat(dialect("a;1,2,3\nc;d,2,3\n").delimiter()).isEqualTo(',');
    }

    @Test
    void whereNothingTellsItIsAComma() {
        CsvDialect dialect = dialect("note\nhello, world\nfoo\n");

        assertThat(dialect.delimiter()).isEqualTo(',');
        assertThat(dialect.explanation()).contains("delimiter ',': assumed, as none of");
    }

    @Test
    void aFewFaultyRecordsDoNotHideTheDelimiter() {
        CsvDialect dialect = dialect("a;b\n" + "1;2\n".repeat(20) + "3\n");

        assertThat(dialect.delimiter()).isEqualTo(';');
        assertThat(dialect.explanation()).contains("95 % of the first 22 records have 2 fields");
    }

    @Test
    void valuesLikeThoseBelowAreNoHeader() {
        assertThat(dialect("5.1,3.5,setosa\n4.9,3.0,setosa\n").header()).isFalse();
        assertThat(dialect("39,x\n50,y\n").explanation())
                .contains(
                        "header no: the first record has \"39\" in column 1, a value like those in the records below");
        assertThat(dialect("?,39\n1,40\n").header()).isFalse();
        assertThat(dialect("1,2\n").header()).isFalse();
        assertThat(dialect("2024-01-01,a\n2024-01-02,b\n").header()).isFalse();
    }

    @Test
    void textsOverValuesAreAHeader() {
        assertThat(dialect("id,name\n1,x\n").header()).isTrue();
        assertThat(dialect("id,2019,2020,2021\n7,1.5,2.5,3.5\n").header()).isTrue();
        assertThat(dialect("id,7,9\n7,1.5,2.5\n").header()).isFalse();
        assertThat(dialect("a,b\n").header()).isTrue();
        assertThat(dialect("first,last\nJohn,Doe\n").header()).isTrue();
    }

    @Test
    void textsThatStandBelowAgainAreNoHeader() {
        assertThat(dialect("p,x,s\ne,x,s\np,b,y\ne,x,y\n").header()).isFalse();
        assertThat(dialect("a,a\nb,c\n").header()).isFalse();
        assertThat(dialect("yes\nno\nyes\nno\nyes\n").header()).isFalse();
        assertThat(dialect("answer\nno\nyes\nno\nyes\n").header()).isTrue();
        assertThat(dialect("p,x\ne,x\n").header()).isTrue();
    }

    @Test
    void aRemarkInFrontOfASingleNamedColumnIsNotItsHeader() {
        assertThat(CsvSource.of(file("# exported 2024\nvalue\n1\n2\n")).load().row(0))
                .isEqualTo(Row.of("value", 1));
        assertThat(CsvSource.of(file("#id\n1\n2\n")).load().row(0)).isEqualTo(Row.of("#id", 1));
        assertThat(dialect("#a\n#b\nc\n").comment()).isEmpty();
    }

    @Test
    void eachCallOfTheBuilderOverrulesOnePart() {
        Path file = file("1;a\n2;b\n");

        assertThat(CsvSource.builder(file).header().build().dialect())
                .satisfies(dialect -> assertThat(dialect.header()).isTrue())
                .satisfies(dialect -> assertThat(dialect.delimiter()).isEqualTo(';'))
                .satisfies(dialect -> assertThat(dialect.explanation()).contains("header yes: the caller says so"));
        assertThat(CsvSource.builder(file).delimiter('|').build().dialect().delimiter())
                .isEqualTo('|');
    }

    @Test
    void apostrophesAreQuotesWhereAllThatOpenClose() {
        assertThat(dialect("a,b\n'x, y',1\n'z',2\n").quote()).isEqualTo('\'');
        assertThat(dialect("a,b\n'tis,1\n'z',2\n").quote()).isEqualTo('"');
        assertThat(dialect("a,b\n'x',1\n\"z\",2\n").quote()).isEqualTo('"');
        assertThat(CsvSource.of(file("a,b\n'x, y',1\n'z',2\n")).load().row(0)).isEqualTo(Row.of("a", "x, y", "b", 1));
    }

    @Test
    void textThatIsNotUtf8IsTakenForAnOlderEncodingAloud() {
        Path windows = file("name;n\nzüri “x”;1\n".getBytes(Charset.forName("windows-1252")));

        assertThat(CsvSource.of(windows).load().row(0).value("name")).hasValue("züri “x”");
        assertThat(CsvSource.of(windows).dialect().explanation())
                .contains("charset windows-1252: the byte at offset 8 is not UTF-8; assumed");
        assertThat(CsvSource.of(file(new byte[] {'a', '\n', (byte) 0x81, '\n'}))
                        .dialect()
                        .charset())
                .isEqualTo(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void wideTextWithoutAMarkIsRecognised(String charset) {
        Path file = file("name,n\nzüri,1\n".getBytes(Charset.forName(charset)));

        assertThat(CsvSource.of(file).load().row(0)).isEqualTo(Row.of("name", "züri", "n", 1));
    }

    @Test
    void bytesThatAreNoTextAreNotTakenForAnything() {
        assertThatThrownBy(() -> CsvSource.of(file(new byte[] {'a', '\n', 1, (byte) 0xFF, 2}))
                        .load())
                .isInstanceOf(MalformedDataException.class)
                .hasMessageContaining("the byte at offset 3 is not text in UTF-8");
    }

    @Test
    void lineEndsAreTold() {
        assertThat(dialect("a\n1\n").lineEnd()).isEqualTo(LineEnd.LF);
        assertThat(dialect("a\r\n1\r\n").lineEnd()).isEqualTo(LineEnd.CRLF);
        assertThat(dialect("a\r1\r").lineEnd()).isEqualTo(LineEnd.CR);
        assertThat(dialect("a\r\n1\n").lineEnd()).isEqualTo(LineEnd.MIXED);
    }

    @Test
    void remarksInFrontOfTheTableAreNoRecords() {
        Path file = file("# made by hand\n# on a Monday, at noon\n\na,b,c\n1,2,3\n");

        assertThat(CsvSource.of(file).dialect().comment()).isEqualTo(Optional.of('#'));
        assertThat(CsvSource.of(file).load().row(0)).isEqualTo(Row.of("a", 1, "b", 2, "c", 3));
    }

    @Test
    void whatLooksLikeARemarkFurtherDownIsNotDropped() {
        Path file = file("# made by hand\na,b\n1,2\n#3,4\n");

        assertThatThrownBy(() -> CsvSource.of(file).load())
                .isInstanceOf(MalformedDataException.class)
                .hasMessageContaining("line 4: \"#3,4\" starts as the comments at the beginning of the file do");
        assertThat(CsvSource.builder(file).comment('#').build().load().rowCount())
                .isEqualTo(1);
    }

    @Test
    void aHeaderThatStartsLikeARemarkIsAHeader() {
        assertThat(CsvSource.of(file("#id,x\n1,2\n")).load().schema().names()).containsExactly("#id", "x");
    }

    @Test
    void decimalsWithCommaAreFoundWhereTheyAreCertain() {
        assertThat(dialect("a;b\n1,5;x\n-2,25;y\n").decimalMark()).isEqualTo(',');
        assertThat(dialect("a;b\n1,5;1.5\n").decimalMark()).isEqualTo('.');
        assertThat(dialect("a,b\n\"1,5\",x\n").decimalMark()).isEqualTo('.');
        assertThat(dialect("a;b\n1,234;x\n5,678;y\n").explanation())
                .contains("decimal mark '.': \"1,234\" may have a comma between thousands; say which it is");
        assertThat(CsvSource.of(file("a;b\n1,5;x\n2;y\n")).load().column("a").type())
                .isEqualTo(ColumnType.REAL);
    }

    @Test
    void aDialectIsOneLine() {
        assertThat(dialect("a;b\r\n1,5;x\r\n2;y\r\n"))
                .hasToString("CsvDialect[UTF-8, delimiter ';', quote '\"', header, CRLF, decimal ',']");
    }

    @Test
    void realFilesAreReadAsTheyAreWritten() {
        assertThat(CsvSource.of(shared("iris/iris.data")).dialect().header()).isFalse();
        assertThat(CsvSource.of(shared("adult/adult.data")).dialect().header()).isFalse();
        assertThat(CsvSource.of(shared("heart-disease/processed.cleveland.data"))
                        .dialect()
                        .header())
                .isFalse();
        assertThat(CsvSource.of(shared("wine-quality/winequality-red.csv")).dialect())
                .hasToString("CsvDialect[UTF-8, delimiter ';', quote '\"', header, LF]");
        assertThat(CsvSource.of(shared("bike-sharing/hour.csv")).dialect().header())
                .isTrue();
    }

    private static Path shared(String path) {
        Path file = Path.of(System.getProperty("mlops.shared", ""), "data", path);
        assumeTrue(Files.exists(file), () -> "the optional data sets are not there: " + file);
        return file;
    }

    private CsvDialect dialect(String text) {
        return CsvSource.of(file(text)).dialect();
    }

    private Path file(String text) {
        return file(text.getBytes(StandardCharsets.UTF_8));
    }

    private Path file(byte[] bytes) {
        try {
            return Files.write(Files.createTempFile(folder, "table", ".csv"), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
