package org.evermodel.pipeline.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.evermodel.data.TrainTestSplit;
import org.evermodel.model.Candidate;
import org.evermodel.model.CrossValidation;
import org.evermodel.model.Target;
import org.evermodel.model.Training;
import org.evermodel.model.Transform;
import org.evermodel.model.Transforms;
import org.evermodel.model.UnusableTargetException;
import org.evermodel.pipeline.Pipeline;
import org.evermodel.pipeline.RememberingRecorder;
import org.evermodel.pipeline.RunEvent;
import org.evermodel.pipeline.RunResult;
import org.evermodel.pipeline.Runner;
import org.evermodel.pipeline.StepContext;
import org.evermodel.pipeline.StepStatus;
import org.evermodel.spi.Storage;
import org.evermodel.testkit.SampleTables;
import org.evermodel.testkit.TestTrainers;
import org.junit.jupiter.api.Test;

class TrainTest {
    private static final Transform USUAL = Transforms.impute().standardize().oneHot();

    private final TrainTestSplit patients =
            new TrainTestSplit(SampleTables.classified(300, 1), SampleTables.classified(100, 2));
    private final Train byNearestMean = Train.predicting("outcome").with(TestTrainers.nearestMean(), USUAL);
    private final Train byTheBest =
            Train.predicting("outcome").best(TestTrainers.all(), USUAL, CrossValidation.ofFolds(3));

    @Test
    void learnsFromTheTrainingPartAndPassesTheTestPartOn() {
        Candidate candidate = byNearestMean.run(patients, context(42));

        assertThat(candidate.train()).isEqualTo(patients.train());
        assertThat(candidate.test()).isEqualTo(patients.test());
        assertThat(candidate.trainer()).isEqualTo("nearest-mean");
        assertThat(candidate.model().encoder())
                .isEqualTo(USUAL.fit(patients.train().drop("outcome")));
    }

    @Test
    void takesTheTrainerThatDoesBest() {
        Candidate candidate = byTheBest.run(patients, context(42));

        assertThat(candidate.trainer()).isEqualTo("nearest-mean");
        assertThat(candidate.facts().get("comparison.majority"))
                .startsWith("logLoss 0.6")
                .endsWith(" on 300 rows");
        assertThat(candidate.facts()).containsKey("comparison.nearest-mean");
    }

    @Test
    void givesTheModelOfTheChosenTrainerHoweverItWasChosen() {
        Candidate compared = byTheBest.run(patients, context(42));
        Candidate named = byNearestMean.run(patients, context(42));

        assertThat(compared.model().predict(patients.test()).get(0))
                .isEqualTo(named.model().predict(patients.test()).get(0));
    }

    @Test
    void labelsBothPartsAlike() {
        Dataset train = patients.train().with("outcome", Columns.integers(counting(300)));
        Dataset test = patients.test().with("outcome", Columns.integers(counting(100)));

        Candidate candidate = Train.predicting(Target.of("outcome").withPositives("1", "2"))
                .with(TestTrainers.nearestMean(), USUAL)
                .run(new TrainTestSplit(train, test), context(42));

        assertThat(candidate.model().signature().positive()).contains("1|2");
        assertThat(candidate.train().column("outcome").value(1)).contains("1|2");
        assertThat(candidate.test().column("outcome").value(2)).contains("1|2");
        assertThat(candidate.test().column("outcome").value(3)).contains("0");
    }

    @Test
    void keepsIgnoredColumnsInTheTablesAndOutOfTheModel() {
        Candidate candidate = Train.predicting("outcome")
                .ignoring("ward")
                .with(TestTrainers.nearestMean(), USUAL)
                .run(patients, context(42));

        assertThat(candidate.model().signature().inputs().names()).doesNotContain("ward");
        assertThat(candidate.test().schema().names()).contains("ward");
    }

    @Test
    void saysWhichColumnsTheTransformsLeftOut() {
        Candidate candidate = Train.predicting("outcome")
                .with(TestTrainers.nearestMean(), Transforms.none())
                .run(patients, context(42));

        assertThat(candidate.facts())
                .containsKey("leftOut.ward")
                .containsEntry("seed", "" + context(42).seed());
    }

    @Test
    void recordsSettingsAndLosses() {
        RememberingRecorder recorder = new RememberingRecorder();

        run(Runner.of(Storage.inMemory(), recorder), byTheBest);

        assertThat(recorder.last().params).containsEntry("trainer", "nearest-mean");
        assertThat(recorder.last().metrics)
                .containsKeys("comparison.majority.logLoss", "comparison.nearest-mean.logLoss");
    }

    @Test
    void tellsHowFarItIs() {
        List<Double> shares = new ArrayList<>();
        Runner runner = Runner.builder()
                .storage(Storage.inMemory())
                .listener(event -> {
                    if (event instanceof RunEvent.StepProgressed progressed) {
                        shares.add(progressed.fraction());
                    }
                })
                .build();

        run(runner, byTheBest);

        assertThat(shares).hasSize(8).isSorted().endsWith(1.0);
    }

    @Test
    void keepsItsOutputAndReadsItBack() {
        Runner runner = Runner.of(Storage.inMemory(), new RememberingRecorder());
        Candidate first = output(run(runner, byTheBest));

        RunResult<Candidate> again = run(runner, byTheBest);

        assertThat(status(again)).isEqualTo(StepStatus.CACHED);
        assertThat(output(again).model().predict(patients.test()).get(7))
                .isEqualTo(first.model().predict(patients.test()).get(7));
        assertThat(output(again).facts()).isEqualTo(first.facts());
    }

    @Test
    void trainsAgainWhereASettingChanged() {
        Runner runner = Runner.of(Storage.inMemory(), new RememberingRecorder());
        run(runner, byNearestMean);

        assertThat(status(run(runner, Train.predicting("outcome").with(TestTrainers.majority(), USUAL))))
                .isEqualTo(StepStatus.SUCCEEDED);
        assertThat(status(run(runner, Train.predicting("outcome").with(TestTrainers.nearestMean(), Transforms.none()))))
                .isEqualTo(StepStatus.SUCCEEDED);
        assertThat(status(run(
                        runner, Train.predicting("outcome").ignoring("noise").with(TestTrainers.nearestMean(), USUAL))))
                .isEqualTo(StepStatus.SUCCEEDED);
        assertThat(status(run(runner, byTheBest))).isEqualTo(StepStatus.SUCCEEDED);
    }

    @Test
    void aTargetThatTeachesNothingFailsTheRun() {
        TrainTestSplit well = new TrainTestSplit(
                patients.train()
                        .filter(row -> patients.train()
                                .column("outcome")
                                .value(row)
                                .orElseThrow()
                                .equals("no")),
                patients.test());

        assertThatThrownBy(() -> byNearestMean.run(well, context(42))).isInstanceOf(UnusableTargetException.class);
    }

    @Test
    void needsOneTrainerOrAWayToCompareSeveral() {
        Training training = Training.of(Target.of("outcome"), USUAL);

        assertThatThrownBy(() -> new Train(training, TestTrainers.all(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Train.predicting("outcome").best(List.of(), USUAL, CrossValidation.ofFolds(2)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Train.predicting("outcome")
                        .best(
                                List.of(TestTrainers.majority(), TestTrainers.majority()),
                                USUAL,
                                CrossValidation.ofFolds(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must differ by name");
    }

    private RunResult<Candidate> run(Runner runner, Train step) {
        return runner.run(
                Pipeline.named("training", TrainTestSplit.class)
                        .step("train", step)
                        .build(),
                patients);
    }

    private static Candidate output(RunResult<Candidate> result) {
        return result.orElseThrow();
    }

    private static StepStatus status(RunResult<Candidate> result) {
        return result.report().step("train").status();
    }

    private static StepContext context(long seed) {
        return StepContext.detached("train", seed, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }

    private static long[] counting(int rows) {
        long[] cells = new long[rows];
        for (int row = 0; row < rows; row++) {
            cells[row] = row % 3;
        }
        return cells;
    }
}
