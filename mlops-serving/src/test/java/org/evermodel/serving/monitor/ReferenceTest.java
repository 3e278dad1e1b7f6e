package org.evermodel.serving.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.ModelName;
import org.evermodel.ModelUri;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Dataset;
import org.evermodel.evaluate.Estimate;
import org.evermodel.evaluate.Evaluated;
import org.evermodel.evaluate.Evaluation;
import org.evermodel.evaluate.Evaluator;
import org.evermodel.evaluate.Metric;
import org.evermodel.model.Candidate;
import org.evermodel.model.Model;
import org.evermodel.model.Target;
import org.evermodel.model.Trainer;
import org.evermodel.model.Training;
import org.evermodel.model.Transforms;
import org.evermodel.port.LoadedModel;
import org.evermodel.profile.ColumnProfile;
import org.evermodel.serving.BatchAnswer;
import org.evermodel.serving.Route;
import org.evermodel.testkit.SampleTables;
import org.evermodel.testkit.TestModels;
import org.evermodel.testkit.TestTrainers;
import org.junit.jupiter.api.Test;

class ReferenceTest {
    private static final ModelName NAME = new ModelName("patients");

    private static LoadedModel loaded(Dataset rows, String target, Trainer trainer) {
        Dataset train = rows.slice(0, 200);
        Model model =
                Training.of(Target.of(target), Transforms.impute().oneHot()).train(trainer, train, 1);
        Candidate candidate = new Candidate(model, train, rows.slice(200, 300), trainer.name(), Map.of());
        Evaluation evaluation = Evaluator.overall().evaluate(candidate);
        TestModels models = TestModels.of(TestTrainers.flavor());
        models.register(NAME, new Evaluated(candidate, evaluation), Optional.empty(), Map.of());
        return models.load(ModelUri.of(NAME, 1)).orElseThrow();
    }

    @Test
    void ofAClassifierTheLossIsTheShareOfWrongAnswers() {
        LoadedModel loaded = loaded(SampleTables.classified(300, 1), "outcome", TestTrainers.nearestMean());

        Reference reference = Reference.of(loaded);

        double wrong =
                1 - loaded.evaluation().metric(Metric.ACCURACY).orElseThrow().value();
        assertThat(reference.loss()).contains(new KnownLoss(wrong, Math.sqrt(wrong * (1 - wrong) / 100), 100));
        assertThat(reference.target().type()).isEqualTo(ColumnType.CATEGORICAL);
        assertThat(reference.answers()).isPresent();
        assertThat(reference.version().number()).isEqualTo(1);
        loaded.model().close();
    }

    @Test
    void ofARegressorTheLossIsTheMeanAbsoluteError() {
        LoadedModel loaded = loaded(SampleTables.measured(300, 1), "days", TestTrainers.leastSquares());

        Reference reference = Reference.of(loaded);

        Estimate error = loaded.evaluation().metric(Metric.MAE).orElseThrow();
        KnownLoss loss = reference.loss().orElseThrow();
        assertThat(loss.mean()).isEqualTo(error.value());
        assertThat(loss.standardError()).isCloseTo((error.high() - error.low()) / 3.92, within(1e-4));
        assertThat(reference.target().type()).isEqualTo(ColumnType.REAL);
        loaded.model().close();
    }

    @Test
    void onlyInputsAreCompared() {
        LoadedModel loaded = loaded(SampleTables.classified(300, 1), "outcome", TestTrainers.nearestMean());

        assertThat(Reference.of(loaded).inputs().columns())
                .extracting(ColumnProfile::name)
                .doesNotContain("outcome")
                .isSubsetOf(loaded.model().signature().inputs().names());
        loaded.model().close();
    }

    @Test
    void cohortsHaveTheColumnsOfTrainingInTheirOrder() {
        Dataset rows = SampleTables.classified(300, 1);
        Dataset targetFirst = rows.select(List.of("outcome", "noise", "age", "bmi", "smokes", "ward"));
        LoadedModel loaded = loaded(targetFirst, "outcome", TestTrainers.nearestMean());
        Dataset window = targetFirst.slice(200, 210);
        Notes notes = new Notes();
        try (Monitor monitor = Monitor.builder(Reference.of(loaded))
                .windows(Windows.ofRows(10))
                .listener(notes)
                .executor(Runnable::run)
                .open()) {
            Dataset asked = window.drop("outcome");
            BatchAnswer answers = new BatchAnswer("s", loaded.model().predict(asked), loaded.version(), Route.CHAMPION);
            monitor.answered(asked, answers);
            monitor.labels(answers, window.column("outcome"));
        }

        assertThat(notes.cohorts.get(0).rows()).isEqualTo(window);
        loaded.model().close();
    }

    @Test
    void aLossThatCannotBeIsRefused() {
        assertThatThrownBy(() -> new KnownLoss(Double.NaN, 0, 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new KnownLoss(0, -1, 10)).isInstanceOf(IllegalArgumentException.class);
    }
}
