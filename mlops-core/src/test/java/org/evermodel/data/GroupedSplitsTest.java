package org.evermodel.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class GroupedSplitsTest {
    @Test
    void equalRealsAreOneGroup() {
        Dataset table = Dataset.of(Map.of("x", Columns.reals(0.0, -0.0, 1, 1, Double.NaN, Double.NaN)));

        assertThat(Splits.groupedFolds(table, "x", 3, 5))
                .allSatisfy(fold -> assertThat(fold.test().rowCount()).isEqualTo(2));
    }

    @Test
    void aSeedDrawsTheSameGroupsForEver() {
        assertThat(listed(Splits.grouped(ids(10), "id", 0.3, 42)) + " " + listed(Splits.byContent(ids(10), 0.3, 42)))
                .isEqualTo("[1, 6, 9] [0, 2, 4]");
    }

    @Test
    void anotherSeedDrawsOtherGroups() {
        assertThat(Splits.grouped(ids(100), "id", 0.3, 1).test())
                .isNotEqualTo(Splits.grouped(ids(100), "id", 0.3, 2).test());
    }

    @Test
    void rowsWithoutAGroupAreRefused() {
        Dataset table = Dataset.of(Map.of("g", Columns.categories(Arrays.asList("a", null, "b"))));

        assertThatThrownBy(() -> Splits.grouped(table, "g", 0.5, 1))
                .isInstanceOf(UnusableRowsException.class)
                .hasMessageContaining("\"g\" lacks 1 of 3");
    }

    @Test
    void tooFewGroupsAreRefused() {
        Dataset one = Dataset.of(Map.of("g", Columns.categories(List.of("a", "a", "a"))));
        Dataset two = Dataset.of(Map.of("g", Columns.categories(List.of("a", "a", "b"))));

        assertThatThrownBy(() -> Splits.grouped(one, "g", 0.5, 1)).hasMessageContaining("1 different value");
        assertThatThrownBy(() -> Splits.groupedFolds(two, "g", 3, 1))
                .isInstanceOf(UnusableRowsException.class)
                .hasMessageContaining("at least 3 groups, but there are 2");
        assertThatThrownBy(() -> Splits.groupedFolds(two, "g", 1, 1)).hasMessageContaining("at least two folds");
        assertThatThrownBy(() -> Splits.grouped(two, "g", 1, 1)).hasMessageContaining("between 0 and 1");
    }

    @Test
    void rowsThatAreAllEqualCannotBeDrawnByContent() {
        assertThatThrownBy(() -> Splits.byContent(numbers(1, 1, 1), 0.5, 1))
                .isInstanceOf(UnusableRowsException.class)
                .hasMessageContaining("all 3 rows on one side");
    }

    @Test
    void aGapThatLeavesNothingIsRefused() {
        Dataset table = times(0, 1, 2, 3);

        assertThat(Splits.byTime(table, "at", 0.25, Duration.ofSeconds(3))
                        .train()
                        .rowCount())
                .isEqualTo(1);
        assertThatThrownBy(() -> Splits.byTime(table, "at", 0.25, Duration.ofSeconds(4)))
                .isInstanceOf(UnusableRowsException.class)
                .hasMessageContaining("leaves no row to train on");
        assertThatThrownBy(() -> Splits.byTime(table, "at", 0.25, Duration.ofSeconds(-1)))
                .hasMessageContaining("must not be negative");
    }

    @Test
    void forwardFoldsByTimeSortAndKeepTheGap() {
        List<TrainTestSplit> folds = Splits.forwardFolds(times(5, 4, 3, 2, 1, 0), "at", 2, Duration.ofSeconds(2));

        assertThat(folds.get(0)).isEqualTo(new TrainTestSplit(times(0), times(3, 2)));
        assertThat(folds.get(1)).isEqualTo(new TrainTestSplit(times(2, 1, 0), times(5, 4)));
    }

    @Test
    void repeatedSplitsHaveSeedsOfTheirOwn() {
        List<TrainTestSplit> splits = Splits.repeated(3, 7, seed -> Splits.folds(ids(20), 2, seed));

        assertThat(splits).hasSize(6).doesNotHaveDuplicates();
        assertThat(Splits.repeated(1, 7, seed -> Splits.folds(ids(20), 2, seed)))
                .isEqualTo(splits.subList(0, 2));
        assertThatThrownBy(() -> Splits.repeated(0, 7, seed -> List.of())).hasMessageContaining("0 times");
    }

    private static List<Long> listed(TrainTestSplit parts) {
        Column.Integers ids = (Column.Integers) parts.test().column("id");
        return LongStream.range(0, ids.size())
                .map(row -> ids.get((int) row))
                .boxed()
                .toList();
    }

    private static Dataset ids(int rows) {
        return numbers(LongStream.range(0, rows).toArray());
    }

    private static Dataset numbers(long... numbers) {
        return Dataset.of(Map.of("id", Columns.integers(numbers)));
    }

    private static Dataset times(int... seconds) {
        return Dataset.of(Map.of(
                "at",
                Columns.timestamps(
                        Arrays.stream(seconds).mapToObj(Instant::ofEpochSecond).toList())));
    }
}
