package org.evermodel.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitsTest {
    @Test
    void theTestPartHasTheRoundedFraction() {
        assertThat(Splits.random(numbered(10), 0.25, 1).test().rowCount()).isEqualTo(3);
        assertThat(Splits.random(numbered(10), 0.24, 1).test().rowCount()).isEqualTo(2);
    }

    @Test
    void noPartIsEmpty() {
        assertThat(Splits.random(numbered(2), 0.01, 1).test().rowCount()).isEqualTo(1);
        assertThat(Splits.random(numbered(2), 0.99, 1).train().rowCount()).isEqualTo(1);
    }

    @Test
    void anotherSeedDrawsOtherRows() {
        assertThat(ids(Splits.random(numbered(100), 0.3, 1).test()))
                .isNotEqualTo(ids(Splits.random(numbered(100), 0.3, 2).test()));
    }

    @Test
    void aSeedDrawsTheSameRowsForEver() {
        assertThat(ids(Splits.random(numbered(10), 0.3, 42).test())).containsExactly(3L, 4L, 7L);
    }

    @Test
    void rowsKeepTheirOrder() {
        assertThat(ids(Splits.random(numbered(50), 0.5, 3).train())).isSorted();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.1, 1.1, Double.NaN})
    void aFractionOutsideIsRefused(double fraction) {
        assertThatThrownBy(() -> Splits.random(numbered(10), fraction, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("between 0 and 1")
                .hasMessageContaining(String.valueOf(fraction));
    }

    @Test
    void oneRowCannotBeCut() {
        assertThatThrownBy(() -> Splits.byTime(numbered(1), 0.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least two rows");
    }

    @Test
    void strataAreCutInProportion() {
        Dataset table = grouped("a".repeat(60) + "b".repeat(30) + "c".repeat(10));

        Dataset test = Splits.stratified(table, "group", 0.3, 7).test();

        assertThat(count(test, "a")).isEqualTo(18);
        assertThat(count(test, "b")).isEqualTo(9);
        assertThat(count(test, "c")).isEqualTo(3);
    }

    @Test
    void aValueWithTwoRowsHasOneInEachPart() {
        TrainTestSplit parts = Splits.stratified(grouped("a".repeat(100) + "bb"), "group", 0.01, 7);

        assertThat(count(parts.train(), "b")).isEqualTo(1);
        assertThat(count(parts.test(), "b")).isEqualTo(1);
    }

    @Test
    void aValueWithOneRowIsTrainedOn() {
        TrainTestSplit parts = Splits.stratified(grouped("aaab"), "group", 0.75, 7);

        assertThat(count(parts.train(), "b")).isEqualTo(1);
    }

    @Test
    void aColumnOfAllDifferentValuesCannotBeStratified() {
        assertThatThrownBy(() -> Splits.stratified(grouped("abc"), "group", 0.5, 7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"group\"");
    }

    @Test
    void missingValuesAreAStratum() {
        Column column = Columns.categories(Arrays.asList("a", "a", null, null, "a", "a", null, null));
        Dataset test = Splits.stratified(Dataset.of(Map.of("group", column)), "group", 0.5, 1)
                .test();

        assertThat(test.column("group").nullCount()).isEqualTo(2);
    }

    @Test
    void theLastRowsAreTheTestPart() {
        assertThat(ids(Splits.byTime(numbered(10), 0.3).test())).containsExactly(7L, 8L, 9L);
    }

    @Test
    void theLatestRowsAreTheTestPart() {
        Dataset table = numbered(4)
                .with(
                        "time",
                        Columns.timestamps(LongStream.of(9, 1, 8, 2)
                                .mapToObj(Instant::ofEpochSecond)
                                .toList()));

        assertThat(ids(Splits.byTime(table, "time", 0.5).test())).containsExactly(0L, 2L);
    }

    @Test
    void aSplitByTimeNeedsEveryTime() {
        Dataset table = numbered(2).with("time", Columns.timestamps(Arrays.asList(Instant.EPOCH, null)));

        assertThatThrownBy(() -> Splits.byTime(table, "time", 0.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lacks 1 of 2");
        assertThatThrownBy(() -> Splits.byTime(table, "id", 0.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("id integer");
    }

    @Test
    void namedRowsAreTheTestPart() {
        TrainTestSplit parts = Splits.rows(numbered(5), new int[] {3, 0});

        assertThat(ids(parts.test())).containsExactly(0L, 3L);
        assertThat(ids(parts.train())).containsExactly(1L, 2L, 4L);
    }

    @Test
    void rowsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> Splits.rows(numbered(5), new int[] {5})).hasMessageContaining("rows 0 to 4");
        assertThatThrownBy(() -> Splits.rows(numbered(5), new int[] {-1})).hasMessageContaining("test row -1");
        assertThatThrownBy(() -> Splits.rows(numbered(5), new int[] {1, 1})).hasMessageContaining("twice");
        assertThatThrownBy(() -> Splits.rows(numbered(2), new int[] {})).hasMessageContaining("0 of 2");
        assertThatThrownBy(() -> Splits.rows(numbered(2), new int[] {0, 1})).hasMessageContaining("2 of 2");
    }

    @Test
    void forwardFoldsTestEachRunOnAllBeforeIt() {
        List<TrainTestSplit> folds = Splits.forwardFolds(numbered(8), 3);

        assertThat(folds.stream().map(fold -> ids(fold.train()).size())).containsExactly(2, 4, 6);
        assertThat(folds.stream().map(fold -> ids(fold.test())))
                .containsExactly(List.of(2L, 3L), List.of(4L, 5L), List.of(6L, 7L));
    }

    @Test
    void moreFoldsThanRowsAreRefused() {
        assertThatThrownBy(() -> Splits.folds(numbered(3), 4, 1)).hasMessageContaining("4 folds need at least 4 rows");
        assertThatThrownBy(() -> Splits.forwardFolds(numbered(3), 3)).hasMessageContaining("at least 4 rows");
        assertThatThrownBy(() -> Splits.folds(numbered(3), 1, 1)).hasMessageContaining("at least two folds");
    }

    private static Dataset numbered(int rows) {
        return Dataset.of(
                Map.of("id", Columns.integers(LongStream.range(0, rows).toArray())));
    }

    private static Dataset grouped(String groups) {
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("id", Columns.integers(LongStream.range(0, groups.length()).toArray()));
        columns.put(
                "group",
                Columns.categories(groups.chars().mapToObj(Character::toString).toList()));
        return Dataset.of(columns);
    }

    private static List<Long> ids(Dataset table) {
        Column.Integers ids = (Column.Integers) table.column("id");
        return IntStream.range(0, table.rowCount()).mapToObj(ids::get).toList();
    }

    private static long count(Dataset table, String group) {
        List<String> groups = new ArrayList<>();
        Column.Strings column = (Column.Strings) table.column("group");
        IntStream.range(0, table.rowCount()).forEach(row -> groups.add(column.get(row)));
        return groups.stream().filter(group::equals).count();
    }
}
