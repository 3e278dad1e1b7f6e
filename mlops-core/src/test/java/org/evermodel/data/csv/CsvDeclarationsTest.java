package org.evermodel.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.evermodel.data.Column;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Inference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be said about cells beforehand, and what is told about them afterwards. */
class CsvDeclarationsTest {
    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");

    @TempDir
    Path folder;

    @Test
    void decimalsWithComma() {
        Column column = column(builder("1,5", "-2,25e2", "3", "NaN").decimalComma());

        assertThat(values(column)).containsExactly(1.5, -225.0, 3.0, Double.NaN);
        assertThat(column(builder("1,5", "1.5").decimalComma()).type()).isEqualTo(ColumnType.CATEGORICAL);
    }

    @Test
    void thousandsOnlyWhereDeclared() {
        assertThat(values(column(builder("1,234", "-12,345,678", "5").thousands(','))))
                .containsExactly(1_234L, -12_345_678L, 5L);
        assertThat(values(column(builder("1.234,5", "7,25").thousands('.')))).containsExactly(1234.5, 7.25);
        assertThat(values(column(builder("1'000", "2").thousands('\'')))).containsExactly(1_000L, 2L);
        assertThat(column(builder("1'000", "2")).type()).isEqualTo(ColumnType.CATEGORICAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,23", "1234,567", ",123", "1,2345", "1,,234", "1.5,000", "12,34,567"})
    void digitsInOtherGroupsAreNoNumber(String cell) {
        assertThat(column(builder("1,234", cell).thousands(',')).type()).isEqualTo(ColumnType.CATEGORICAL);
    }

    @Test
    void aMarkCannotStandForBoth() {
        assertThatThrownBy(() -> builder("1").thousands(',').decimalComma().build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("','");
    }

    @Test
    void truthsInDeclaredWords() {
        assertThat(values(column(builder("ja", "NEIN", "true").booleans("ja", "nein"))))
                .containsExactly(true, false, true);
        assertThat(values(column(builder("1", "0").booleans("1", "0")))).containsExactly(true, false);
        assertThat(values(column(builder("1", "0", "2").booleans("1", "0")))).containsExactly(1L, 0L, 2L);
        assertThat(values(column(builder("2", "1", "0").booleans("1", "0")))).containsExactly(2L, 1L, 0L);
        assertThat(column(builder("ja", "nein")).type()).isEqualTo(ColumnType.CATEGORICAL);
        assertThatThrownBy(() -> builder("1").booleans("x", "X")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void timesInDeclaredPatterns() {
        assertThat(values(column(builder("29.02.2024 23:30", "2024-03-01").timestamps("dd.MM.yyyy HH:mm", ZURICH))))
                .containsExactly(Instant.parse("2024-02-29T22:30:00Z"), Instant.parse("2024-03-01T00:00:00Z"));
        assertThat(values(column(builder("01/07/24").timestamps("dd/MM/yy", ZURICH))))
                .containsExactly(Instant.parse("2024-06-30T22:00:00Z"));
        assertThat(values(column(builder("2024.01.02 +0200").timestamps("yyyy.MM.dd xx", ZURICH))))
                .containsExactly(Instant.parse("2024-01-01T22:00:00Z"));
    }

    @Test
    void aTimeThatTheClocksSkipIsNoneAndOneTheyShowTwiceIsTheEarlier() {
        String pattern = "dd.MM.yyyy HH:mm";

        assertThat(column(builder("31.03.2024 02:30").timestamps(pattern, ZURICH))
                        .type())
                .isEqualTo(ColumnType.CATEGORICAL);
        assertThat(values(column(builder("27.10.2024 02:30").timestamps(pattern, ZURICH))))
                .containsExactly(Instant.parse("2024-10-27T00:30:00Z"));
        assertThat(column(builder("31.02.2024 02:30").timestamps(pattern, ZURICH))
                        .type())
                .isEqualTo(ColumnType.CATEGORICAL);
    }

    @Test
    void aPatternMayBeForOneColumn() {
        CsvSource source = CsvSource.builder(file("day,n\n20240229,20240229\n20240301,5\n"))
                .timestamps("day", "yyyyMMdd", ZoneOffset.UTC)
                .build();

        assertThat(source.load().column("day").type()).isEqualTo(ColumnType.TIMESTAMP);
        assertThat(source.load().column("n").type()).isEqualTo(ColumnType.INTEGER);
    }

    @Test
    void aTimeThatTwoPatternsReadDifferentlyIsNone() {
        CsvSourceBuilder both = builder("01/02/2024", "03/03/2024")
                .timestamps("dd/MM/uuuu", ZoneOffset.UTC)
                .timestamps("MM/dd/uuuu", ZoneOffset.UTC);

        assertThat(column(both).type()).isEqualTo(ColumnType.CATEGORICAL);
        assertThat(values(column(both.timestamps("x", "MM/dd/uuuu", ZoneOffset.UTC)))
                        .toString())
                .contains("2024-01-02T00:00:00Z", "2024-03-03T00:00:00Z");
    }

    @Test
    void aPatternWithoutADateIsRefused() {
        assertThatThrownBy(() -> builder("1").timestamps("HH:mm", ZURICH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"HH:mm\"");
        assertThatThrownBy(() -> builder("1").timestamps("not a pattern", ZURICH))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void wholeNumbersBeyondALongCanBeDeclaredReal() {
        String[] cells = {"9223372036854775808", "5"};

        assertThat(column(builder(cells)).type()).isEqualTo(ColumnType.CATEGORICAL);
        assertThat(values(column(builder(cells).type("x", ColumnType.REAL)))).containsExactly(0x1p63, 5.0);
    }

    @Test
    void theEvidenceIsToldForEachColumn() {
        Path file =
                file("age,weight,id,ok,when,empty\n17,70,1,true,2024-01-02,\n90,71.5,A1,false,2024-01-03,\n,72,2,,,\n");

        Inference found = CsvSource.of(file).inference();

        assertThat(found).hasToString("""
                        3 rows, 6 columns
                          age: integer, 1 of 3 missing, 17..90
                          weight: real, none missing, 70.0..72.0
                          id: categorical, none missing, 3 different values
                          ok: boolean, 1 of 3 missing, 1 true, 1 false
                          when: timestamp, 1 of 3 missing, 2024-01-02T00:00:00Z..2024-01-03T00:00:00Z
                          empty: categorical, 3 of 3 missing""");
        assertThat(found.column("weight").decidedBy().orElseThrow())
                .hasToString("not integer because of \"71.5\" in " + file + ": record 2 (line 3)");
        assertThat(found.column("id").decidedBy().orElseThrow().value()).isEqualTo("A1");
        assertThat(found.schema()).isEqualTo(CsvSource.of(file).load().schema());
    }

    private static List<Object> values(Column column) {
        return java.util.stream.IntStream.range(0, column.size())
                .mapToObj(column::value)
                .map(Optional::orElseThrow)
                .toList();
    }

    private static Column column(CsvSourceBuilder builder) {
        return builder.build().load().column("x");
    }

    private CsvSourceBuilder builder(String... cells) {
        return CsvSource.builder(file("x\n\"" + String.join("\"\n\"", cells) + "\"\n"))
                .header();
    }

    private Path file(String text) {
        try {
            return Files.writeString(Files.createTempFile(folder, "table", ".csv"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
