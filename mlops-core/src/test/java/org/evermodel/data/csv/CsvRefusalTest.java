package org.evermodel.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.evermodel.NotFoundException;
import org.evermodel.data.MalformedDataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRefusalTest {
    @TempDir
    Path folder;

    @Test
    void aFileThatDoesNotExist() {
        Path absent = folder.resolve("absent.csv");

        assertThatThrownBy(() -> CsvSource.of(absent).load())
                .isInstanceOf(NotFoundException.class)
                .hasMessage(absent + ": there is no such file");
    }

    @Test
    void aDirectory() {
        assertThat(refusal(folder)).hasMessage(folder + ": is a directory, but a file is expected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", " \n\r\n\n", "\uFEFF"})
    void aFileWithoutARecord(String text) {
        assertThat(refusal(file(text))).hasMessageEndingWith(": is empty, but a table is expected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b", "a,b\n", "a,b\n\n  \n"})
    void aHeaderAlone(String text) {
        assertThat(refusal(file(text))).hasMessageEndingWith(": has no data rows, only a header");
    }

    @Test
    void aRecordThatIsTooShort() {
        MalformedDataException refusal = refusal(file("a,b,c\n1,2,3\n\n4,5\n"));

        assertThat(refusal).hasMessageEndingWith(".csv: record 2 (line 4) has 2 fields, but 3 are expected");
        assertThat(refusal.place().record()).hasValue(2);
        assertThat(refusal.place().line()).hasValue(4);
    }

    @Test
    void aRecordThatIsTooLong() {
        assertThat(refusal(file("a,b\n\"x\ny\",2\n1,2,3\n")))
                .hasMessageEndingWith(": record 2 (line 4) has 3 fields, but 2 are expected");
    }

    @Test
    void aRecordOfOneFieldWhereThereShouldBeMore() {
        assertThat(refusal(file("a,b\n1,2\nx\n")))
                .hasMessageEndingWith(": record 2 (line 3) has 1 field, but 2 are expected");
    }

    @Test
    void anotherDelimiterShowsInTheSecondLine() {
        assertThat(refusal(
                        CsvSource.builder(file("a;b\n1;2,5\n")).delimiter(',').build()))
                .hasMessageEndingWith(": record 1 (line 2) has 2 fields, but 1 is expected");
    }

    @Test
    void aNumberOfNamesThatDoesNotFit() {
        Path file = file("1,2,3\n");

        assertThat(refusal(CsvSource.builder(file)
                        .names(List.of("a", "b", "c", "d"))
                        .build()))
                .hasMessage(file + ": record 1 (line 1) has 3 fields, but 4 column names were given");
        assertThat(refusal(CsvSource.builder(file).names(List.of("a")).build()))
                .hasMessage(file + ": record 1 (line 1) has 3 fields, but 1 column name was given");
    }

    @Test
    void twoColumnsOfOneName() {
        MalformedDataException refusal = refusal(file("a,b, a\n1,2,3\n"));

        assertThat(refusal).hasMessageContaining(": line 1: \"a\" names column 1 and column 3");
        assertThat(refusal.value()).hasValue("a");
    }

    @Test
    void aQuoteThatIsNeverClosed() {
        assertThat(refusal(file("a,b\n1,2\n3,\"x\n4,5\n")))
                .hasMessageEndingWith(": record 2 (line 3): Unclosed quoted field at end of input");
    }

    @Test
    void textBehindAClosingQuote() {
        assertThat(refusal(file("a,b\n1,\"x\"y\n")))
                .hasMessageContaining(": record 1 (line 2): Unexpected character after closing quote: 'y'");
    }

    @Test
    void bytesThatAreNoText() {
        byte[] bytes = "name,n\nz\u00fcri,1\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(refusal(utf8(file(bytes))))
                .hasMessageContaining("the byte at offset 8 is not text in UTF-8; name the file's charset");
    }

    @Test
    void bytesThatAreNoTextFarBehind() {
        byte[] bytes = ("a\n" + "1\n".repeat(200_000)).getBytes(StandardCharsets.UTF_8);
        bytes[300_000] = (byte) 0xC3;

        assertThat(refusal(file(bytes)))
                .hasMessageContaining(": record 150000 (line 150001): the byte at offset 300000 is not text");
    }

    @Test
    void aCharacterThatIsCutOffAtTheEnd() {
        byte[] bytes = "a\nzü".getBytes(StandardCharsets.UTF_8);

        assertThat(refusal(utf8(file(Arrays.copyOf(bytes, bytes.length - 1)))))
                .hasMessageContaining("the byte at offset 3 is not text in UTF-8");
    }

    @Test
    void randomBytes() {
        byte[] bytes = new byte[10_000];
        new Random(1).nextBytes(bytes);

        assertThat(refusal(file(bytes))).hasMessageContaining("is not text in UTF-8");
    }

    @Test
    void nulCharactersInAText() {
        assertThat(refusal(file("a,b\n1,x\u0000y\n")))
                .hasMessageContaining("record 1 (line 2), column \"b\": \"x\\u0000y\" holds a NUL character");
    }

    @Test
    void widerCharactersThanTheCharsetSays() {
        byte[] bytes = "a,b\n1,x\n".getBytes(StandardCharsets.UTF_16LE);

        assertThat(refusal(utf8(file(bytes)))).hasMessageContaining("line 1: \"a\\u0000\" is no column name");
    }

    @Test
    void aFieldLongerThanTheLimit() {
        assertThat(refusal(file("a\n\"" + "x".repeat(17 * 1024 * 1024) + "\"\n")))
                .hasMessageContaining("record 1 (line 2) is longer than 16,777,216 characters; is a quote left open?");
    }

    @Test
    void messagesDoNotDependOnTheLanguageOfTheMachine() {
        Path file = file("a,b\n1,\"" + "x".repeat(17_000_000));
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(refusal(file)).hasMessageContaining("16,777,216 characters");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aNulInFrontOfAQuoteIsNotPassedOver() {
        assertThat(refusal(file("a,b\n1,\u0000\"x\"\n"))).hasMessageContaining("holds a NUL character");
    }

    @Test
    void aHeaderOfMoreColumnsThanTheLimit() {
        assertThat(refusal(file(",".repeat(200_000) + "\n1\n"))).hasMessageContaining("more than 100000 fields");
    }

    @Test
    void aLongValueIsAbbreviatedInTheMessage() {
        MalformedDataException refusal = refusal(file("a\n" + "x".repeat(10_000) + "\u0000\n"));

        assertThat(refusal.getMessage()).hasSizeLessThan(400).contains("x…\"");
        assertThat(refusal.value().orElseThrow()).hasSize(10_001);
    }

    private static CsvSource utf8(Path file) {
        return CsvSource.builder(file).charset(StandardCharsets.UTF_8).build();
    }

    private static MalformedDataException refusal(Path file) {
        return refusal(CsvSource.of(file));
    }

    private static MalformedDataException refusal(CsvSource source) {
        MalformedDataException refusal = catchThrowableOfType(MalformedDataException.class, source::load);
        assertThat(refusal).isNotNull();
        assertThat(refusal.place().source()).isEqualTo(source.location());
        return refusal;
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
