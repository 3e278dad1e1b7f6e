package org.evermodel.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CastTest {
    @ParameterizedTest
    @CsvSource({
        "007, INTEGER, 7",
        "' -3.0 ', INTEGER, -3",
        "1e3, INTEGER, 1000",
        "-9223372036854775808, INTEGER, -9223372036854775808",
        "0.1, REAL, 0.1",
        "3e23, REAL, 3.0E23",
        "9007199254740992, REAL, 9.007199254740992E15",
        "100000000000000000000, REAL, 1.0E20",
        "9007199254740993.5, REAL, 9.007199254740994E15",
        "-inf, REAL, -Infinity",
        "NaN, REAL, NaN",
        "TRUE, BOOLEAN, true",
        "0, BOOLEAN, false",
        "2024-02-29, TIMESTAMP, 2024-02-29T00:00:00Z",
        "2024-02-29 23:59:59.5, TIMESTAMP, 2024-02-29T23:59:59.500Z",
        "2024-02-29T00:30+01:00, TIMESTAMP, 2024-02-28T23:30:00Z",
        "x, CATEGORICAL, x"
    })
    void aTextBecomesWhatItSays(String text, ColumnType to, String cell) {
        Dataset table = TableOperationsTest.table("c", ColumnType.TEXT, text, null);

        Dataset cast = table.cast("c", to);

        assertThat(cast.schema()).isEqualTo(Schema.of(new Field("c", to)));
        assertThat(cast.column("c").value(0).orElseThrow()).hasToString(cell);
        assertThat(cast.column("c").isNull(1)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, INTEGER, no whole number",
        "9223372036854775808, INTEGER, no whole number of 64 bits",
        "1e999999999, INTEGER, no whole number",
        "'', INTEGER, no whole number",
        "1e400, REAL, no real number",
        "0x1p3, REAL, no real number",
        "1d, REAL, no real number",
        "9007199254740993, REAL, 'no real number, or one that a double does not hold exactly enough'",
        "-100000000000000000001, REAL, 'no real number, or one that a double does not hold exactly enough'",
        "yes, BOOLEAN, neither true nor false",
        "2023-02-29, TIMESTAMP, no ISO date",
        "yesterday, TIMESTAMP, no ISO date",
        "2024-02-29T25:00, TIMESTAMP, no ISO date"
    })
    void aTextThatSaysSomethingElseIsRefusedWithItsRowOrMadeMissing(String text, ColumnType to, String why) {
        Dataset table = TableOperationsTest.table("c", ColumnType.TEXT, null, text);

        assertThatThrownBy(() -> table.cast("c", to))
                .isInstanceOf(UnusableRowsException.class)
                .hasMessageContaining("row 1, column \"c\": \"" + text + "\" is " + why);
        assertThat(table.castLeniently("c", to).column("c").nullCount()).isEqualTo(2);
        assertThat(table.castLeniently("c", to).operations())
                .hasToString("[castLeniently(c, " + to + ", 1 cells to missing)]");
    }

    @Test
    void numbersAndTruthValuesBecomeOneAnotherExactly() {
        Dataset wholes = Dataset.of(Map.of("c", Columns.integers(0, 1)));

        assertThat(wholes.cast("c", ColumnType.REAL).cast("c", ColumnType.INTEGER))
                .isEqualTo(wholes);
        assertThat(wholes.cast("c", ColumnType.BOOLEAN).cast("c", ColumnType.INTEGER))
                .isEqualTo(wholes);
        assertThat(wholes.cast("c", ColumnType.BOOLEAN).cast("c", ColumnType.REAL))
                .isEqualTo(wholes.cast("c", ColumnType.REAL));
        assertThat(wholes.cast("c", ColumnType.TEXT).cast("c", ColumnType.INTEGER))
                .isEqualTo(wholes);
        assertThat(wholes.cast("c", ColumnType.INTEGER).column("c")).isSameAs(wholes.column("c"));
    }

    @Test
    void whatWouldLoseItsValueIsRefused() {
        Dataset wholes = Dataset.of(Map.of("c", Columns.integers(1, (1L << 53) + 1)));
        Dataset largest = Dataset.of(Map.of("c", Columns.integers(Long.MAX_VALUE)));
        Dataset reals = Dataset.of(Map.of("c", Columns.reals(1, Double.NaN)));

        assertThatThrownBy(() -> wholes.cast("c", ColumnType.REAL)).hasMessageContaining("row 1");
        assertThatThrownBy(() -> largest.cast("c", ColumnType.REAL)).hasMessageContaining("row 0");
        assertThatThrownBy(() -> wholes.cast("c", ColumnType.BOOLEAN)).hasMessageContaining("row 1");
        assertThatThrownBy(() -> reals.cast("c", ColumnType.INTEGER)).hasMessageContaining("\"NaN\"");
    }

    @Test
    void aTimeIsNoNumber() {
        Dataset times = Dataset.of(Map.of("c", Columns.timestamps(List.of(Instant.EPOCH))));

        assertThatThrownBy(() -> times.cast("c", ColumnType.INTEGER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a time is no number");
        assertThatThrownBy(() -> Dataset.of(Map.of("c", Columns.integers(1))).cast("c", ColumnType.TIMESTAMP))
                .hasMessageContaining("a time is no number");
        assertThat(times.cast("c", ColumnType.TEXT).cast("c", ColumnType.TIMESTAMP))
                .isEqualTo(times);
    }
}
