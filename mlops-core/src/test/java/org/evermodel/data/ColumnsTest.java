package org.evermodel.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.evermodel.NotFoundException;
import org.junit.jupiter.api.Test;

class ColumnsTest {
    @Test
    void arraysAreCopied() {
        long[] cells = {1, 2};
        BitSet missing = new BitSet();
        Column column = Columns.integers(cells, missing);

        cells[0] = 9;
        missing.set(1);

        assertThat(column.value(0)).hasValue(1L);
        assertThat(column.isNull(1)).isFalse();
    }

    @Test
    void bitsBeyondTheCellsDoNotCount() {
        BitSet missing = new BitSet();
        missing.set(1, 100);

        assertThat(Columns.reals(new double[] {1, 2}, missing).nullCount()).isEqualTo(1);
        assertThat(Columns.booleans(new boolean[] {true, true}, missing).nullCount())
                .isEqualTo(1);
        assertThat(Columns.timestamps(new long[] {0, 0}, missing).nullCount()).isEqualTo(1);
    }

    @Test
    void smallerNumbersAreWidened() {
        Column column = Columns.of(ColumnType.REAL, Arrays.asList(1, 2L, 0.5f, (short) 3, null));

        assertThat(column.value(0)).hasValue(1.0);
        assertThat(column.value(2)).hasValue(0.5);
        assertThat(column.nullCount()).isEqualTo(1);
    }

    @Test
    void aCellOfAnotherTypeIsNamedWithItsRow() {
        assertThatThrownBy(() -> Columns.of(ColumnType.INTEGER, Arrays.asList(1, "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row 1: a column of type INTEGER holds Long values, but got String x");
        assertThatThrownBy(() -> Columns.of(ColumnType.TEXT, List.of(new Object())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.Object");
    }

    @Test
    void manyCellsOfEachType() {
        List<Long> numbers = java.util.stream.LongStream.range(0, 1_000).boxed().toList();

        Column.Integers integers = (Column.Integers) Columns.of(ColumnType.INTEGER, numbers);
        Column.Strings texts = (Column.Strings)
                Columns.texts(numbers.stream().map(String::valueOf).toList());

        assertThat(integers.get(999)).isEqualTo(999);
        assertThat(texts.get(999)).isEqualTo("999");
        assertThat(texts.dictionary()).hasSize(1_000);
    }

    @Test
    void codesOutsideTheDictionaryAreRefused() {
        assertThatThrownBy(() -> Columns.strings(ColumnType.TEXT, new int[] {0, 1}, List.of("a")))
                .hasMessage("row 1 has code 1, but the dictionary has 1 entries");
        assertThatThrownBy(() -> Columns.strings(ColumnType.TEXT, new int[] {-2}, List.of("a")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Columns.strings(ColumnType.TEXT, new int[0], List.of("a", "a")))
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> Columns.strings(ColumnType.REAL, new int[0], List.of()))
                .hasMessageContaining("REAL");
    }

    @Test
    void halfACharacterIsRefusedBecauseItHasNoBytes() {
        assertThatThrownBy(() -> Columns.texts(List.of("ok", "\ud83d")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("half a surrogate pair");
        assertThatThrownBy(() -> Columns.strings(ColumnType.TEXT, new int[] {0}, List.of("\ude00")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Field("\ud83d", ColumnType.TEXT)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Columns.texts(List.of("😀")).value(0)).hasValue("😀");
    }

    @Test
    void timesAreCutToTheMicrosecond() {
        Column.Timestamps column = (Column.Timestamps) Columns.timestamps(List.of(Instant.ofEpochSecond(-1, 1_999)));

        assertThat(column.get(0)).isEqualTo(Instant.ofEpochSecond(-1, 1_000));
    }

    @Test
    void columnNamesDifferAndAreNotBlank() {
        Field field = new Field("a", ColumnType.REAL);

        assertThatThrownBy(() -> Schema.of(field, field)).hasMessageContaining("\"a\" stands at positions 0 and 1");
        assertThatThrownBy(() -> new Field(" ", ColumnType.REAL)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Schema.of(field).field("b"))
                .isInstanceOf(NotFoundException.class)
                .hasMessage("no column \"b\"; the columns are [a]");
    }

    @Test
    void aRowHasEachNameOnceAndAValueForEach() {
        assertThatThrownBy(() -> Row.of("a")).hasMessageContaining("1 arguments");
        assertThatThrownBy(() -> Row.of("a", 1, "a", 2)).hasMessageContaining("\"a\" stands twice");
        assertThatThrownBy(() -> Row.of(1, 2)).hasMessageContaining("argument 0");
        assertThat(Row.of("a", 1).with("b", null).names()).containsExactly("a", "b");
        assertThat(Row.of("a", 1)).hasToString("Row[a=1]");
    }
}
