package org.evermodel.pipeline.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.evermodel.evaluate.Evaluated;
import org.evermodel.evaluate.Evaluations;
import org.evermodel.evaluate.Metric;
import org.evermodel.model.Candidate;
import org.evermodel.model.Candidates;
import org.evermodel.model.Flavor;
import org.evermodel.model.Predictions;
import org.evermodel.model.Predictor;
import org.evermodel.model.Task;
import org.evermodel.model.Trainer;
import org.evermodel.model.TrainingSet;
import org.evermodel.model.Transforms;
import org.evermodel.pipeline.Forecast;
import org.evermodel.pipeline.Pipeline;
import org.evermodel.pipeline.RunOptions;
import org.evermodel.pipeline.Runner;
import org.evermodel.pipeline.Step;
import org.evermodel.port.RunRecorder;
import org.evermodel.spi.Storage;
import org.evermodel.testkit.SampleTables;
import org.evermodel.testkit.TestTrainers;
import org.junit.jupiter.api.Test;

/** The stock steps together: for each kind of change exactly the steps that depend on it run again. */
class TrainingPipelineTest {
    private static final Dataset PATIENTS = SampleTables.classified(300, 1);

    private final Runner runner = Runner.of(Storage.inMemory(), RunRecorder.none());

    @Test
    void makesAnEvaluatedCandidateAndRemembersIt() {
        var pipeline = training(0.3, TestTrainers.nearestMean());
        var first = runner.run(pipeline, PATIENTS);

        var second = runner.run(pipeline, PATIENTS);

        assertThat(second.report().cachedSteps()).isEqualTo(3);
        assertThat(second.orElseThrow().evaluation())
                .isEqualTo(first.orElseThrow().evaluation());
        assertThat(answers(second.orElseThrow()).hasSameScores(answers(first.orElseThrow())))
                .isTrue();
    }

    @Test
    void runsEverythingAgainForAChangedCellAndNamesIt() {
        var pipeline = training(0.3, TestTrainers.nearestMean());
        runner.run(pipeline, PATIENTS);

        var plan = runner.plan(pipeline, withNoise(17, 0.5));

        assertThat(plan.step("split").reasons())
                .singleElement()
                .asString()
                .startsWith("input: column \"noise\" changed (row 17: ")
                .endsWith(" → 0.5)");
        assertThat(plan.step("train").state()).isEqualTo(Forecast.State.BLOCKED);
    }

    @Test
    void trainsAgainForAnotherTrainerAndDoesNotSplitAgain() {
        runner.run(training(0.3, TestTrainers.nearestMean()), PATIENTS);

        var plan = runner.plan(training(0.3, TestTrainers.majority()), PATIENTS);

        assertThat(plan.steps())
                .extracting(Forecast::state)
                .containsExactly(
                        Forecast.State.HIT, Forecast.State.MISS, Forecast.State.BLOCKED, Forecast.State.BLOCKED);
        assertThat(plan.step("train").reasons())
                .containsExactly("parameter \"trainers[0].trainer\" changed: nearest-mean → majority");
    }

    @Test
    void trainsAgainForAnotherVersionOfTheEngine() {
        runner.run(training(0.3, engine("4.3.2")), PATIENTS);

        var plan = runner.plan(training(0.3, engine("5.0")), PATIENTS);

        assertThat(plan.step("split").state()).isEqualTo(Forecast.State.HIT);
        assertThat(plan.step("train").reasons()).containsExactly("environment \"engine\" changed: 4.3.2 → 5.0");
    }

    @Test
    void splitsAgainForAnotherShare() {
        runner.run(training(0.3, TestTrainers.nearestMean()), PATIENTS);

        assertThat(runner.plan(training(0.2, TestTrainers.nearestMean()), PATIENTS)
                        .step("split")
                        .reasons())
                .containsExactly("parameter \"testFraction\" changed: 0.3 → 0.2");
    }

    @Test
    void runsWhatDrawsChanceAgainForAnotherSeed() {
        var pipeline = training(0.3, TestTrainers.nearestMean());
        runner.run(pipeline, PATIENTS);

        var plan = runner.plan(pipeline, PATIENTS, RunOptions.defaults().withSeed(7));

        assertThat(plan.step("split").reasons()).containsExactly("seed changed: 42 → 7");
    }

    private static Pipeline<Dataset, Evaluated> training(double testFraction, Trainer trainer) {
        Step<Candidate, Evaluated> evaluate = Evaluate.classification("outcome")
                .keptBy(Evaluations.codec(Candidates.codec(List.of(trainer.flavor()))));
        return Pipeline.named("training", Dataset.class)
                .step("split", Split.stratified("outcome", testFraction))
                .step(
                        "train",
                        Train.predicting("outcome")
                                .with(trainer, Transforms.impute().standardize().oneHot()))
                .step("evaluate", evaluate)
                .gate("good enough", Gates.atLeast(Metric.ACCURACY, 0.1))
                .build();
    }

    private static Predictions answers(Evaluated evaluated) {
        return evaluated.candidate().model().predict(PATIENTS);
    }

    private static Dataset withNoise(int row, double value) {
        double[] noise = new double[PATIENTS.rowCount()];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = i == row
                    ? value
                    : (double) PATIENTS.column("noise").value(i).orElseThrow();
        }
        return PATIENTS.with("noise", Columns.reals(noise));
    }

    private static Trainer engine(String version) {
        return new Engine(TestTrainers.nearestMean(), version);
    }

    private record Engine(Trainer trainer, String version) implements Trainer {
        @Override
        public String name() {
            return trainer.name();
        }

        @Override
        public boolean supports(Task task) {
            return trainer.supports(task);
        }

        @Override
        public Map<String, String> parameters() {
            return trainer.parameters();
        }

        @Override
        public Map<String, String> environment() {
            return Map.of("engine", version);
        }

        @Override
        public Flavor flavor() {
            return trainer.flavor();
        }

        @Override
        public Predictor train(TrainingSet rows, long seed) {
            return trainer.train(rows, seed);
        }
    }
}
