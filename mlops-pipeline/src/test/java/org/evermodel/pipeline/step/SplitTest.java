package org.evermodel.pipeline.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Dataset;
import org.evermodel.data.Field;
import org.evermodel.data.Row;
import org.evermodel.data.Schema;
import org.evermodel.data.Splits;
import org.evermodel.data.TrainTestSplit;
import org.evermodel.pipeline.Pipeline;
import org.evermodel.pipeline.RunOptions;
import org.evermodel.pipeline.RunResult;
import org.evermodel.pipeline.Runner;
import org.evermodel.pipeline.StepReport;
import org.evermodel.pipeline.StepStatus;
import org.evermodel.port.RunRecorder;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitTest {
    private static final Dataset TABLE = numbered(40);

    private final Runner runner = Runner.of(Storage.inMemory(), RunRecorder.none());

    @Test
    void drawsAtRandomByItsOwnSeed() {
        assertThat(split(Split.random(0.3).seed(7), 1)).isEqualTo(Splits.random(TABLE, 0.3, 7));
    }

    @Test
    void drawsByTheSeedOfTheRunWhereItHasNone() {
        assertThat(split(Split.random(0.3), 1)).isEqualTo(split(Split.random(0.3), 1));
        assertThat(split(Split.random(0.3), 1)).isNotEqualTo(split(Split.random(0.3), 2));
    }

    @Test
    void keepsTheSharesOfAColumn() {
        assertThat(split(Split.stratified("even", 0.3).seed(7), 1)).isEqualTo(Splits.stratified(TABLE, "even", 0.3, 7));
    }

    @Test
    void takesTheLastRows() {
        assertThat(split(Split.byTime(0.25), 1)).isEqualTo(Splits.byTime(TABLE, 0.25));
    }

    @Test
    void takesTheRowsThatWereChosen() {
        assertThat(split(Split.testRows(3, 5), 1)).isEqualTo(Splits.rows(TABLE, new int[] {3, 5}));
    }

    @Test
    void takesAGivenTableToJudgeBy() {
        assertThat(split(Split.against(numbered(3)), 1)).isEqualTo(new TrainTestSplit(TABLE, numbered(3)));
    }

    @Test
    void isKeptAcrossSeedsWhereChancePlaysNoPart() {
        for (Split split :
                List.of(Split.random(0.3).seed(7), Split.byTime(0.3), Split.testRows(1), Split.against(numbered(3)))) {
            var pipeline = pipeline(split);
            runner.run(pipeline, TABLE, RunOptions.defaults().withSeed(1));

            var again = runner.run(pipeline, TABLE, RunOptions.defaults().withSeed(2));

            assertThat(again.report().step("split").status()).isEqualTo(StepStatus.CACHED);
        }
    }

    @Test
    void isAnotherWithAnotherSetting() {
        run(Split.random(0.3));

        assertThat(run(Split.random(0.2)).reasons()).containsExactly("parameter \"testFraction\" changed: 0.3 → 0.2");
        assertThat(run(Split.random(0.3).seed(7)).reasons()).contains("parameter \"seed\" is new", "seed is gone");
        assertThat(run(Split.stratified("even", 0.3)).reasons()).containsExactly("parameter \"stratifiedBy\" is new");
    }

    @Test
    void isAnotherWithAnotherTableToJudgeBy() {
        run(Split.against(numbered(3)));

        assertThat(run(Split.against(numbered(4))).reasons())
                .containsExactly("parameter \"test row count\" changed: 3 → 4");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.1, Double.NaN})
    void refusesAShareThatLeavesAPartEmpty(double fraction) {
        assertThatThrownBy(() -> Split.random(fraction))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the test fraction must lie between 0 and 1, but was " + fraction);
        assertThatThrownBy(() -> Split.byTime(fraction)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void failsTheRunOfATableThatCannotBeCut() {
        var failed = (RunResult.Failed<TrainTestSplit>) runner.run(pipeline(Split.byTime("n", 0.3)), TABLE);

        assertThat(failed.cause()).hasMessageContaining("a split by time needs a column of timestamps");
    }

    private TrainTestSplit split(Split split, long seed) {
        return runner.run(pipeline(split), TABLE, RunOptions.defaults().withSeed(seed))
                .orElseThrow();
    }

    private StepReport run(Split split) {
        return runner.run(pipeline(split), TABLE).report().step("split");
    }

    private static Pipeline<Dataset, TrainTestSplit> pipeline(Split split) {
        return Pipeline.named("p", Dataset.class).step("split", split).build();
    }

    private static Dataset numbered(int rows) {
        return Dataset.of(
                Schema.of(List.of(new Field("n", ColumnType.INTEGER), new Field("even", ColumnType.BOOLEAN))),
                IntStream.range(0, rows)
                        .mapToObj(n -> Row.of("n", n, "even", n % 2 == 0))
                        .toList());
    }
}
