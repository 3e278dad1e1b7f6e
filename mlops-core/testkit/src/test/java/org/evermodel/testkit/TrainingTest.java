package org.evermodel.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.evermodel.NotFoundException;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.evermodel.data.Row;
import org.evermodel.model.Model;
import org.evermodel.model.Prediction;
import org.evermodel.model.Predictions;
import org.evermodel.model.Target;
import org.evermodel.model.Task;
import org.evermodel.model.Training;
import org.evermodel.model.TrainingDivergedException;
import org.evermodel.model.Transforms;
import org.evermodel.model.UnusableTargetException;
import org.junit.jupiter.api.Test;

class TrainingTest {
    private final Dataset patients = SampleTables.classified(300, 1);
    private final Training outcome =
            Training.of(Target.of("outcome"), Transforms.impute().standardize().oneHot());

    @Test
    void aModelTakesRawRowsAndAnswersClasses() {
        Model model = outcome.train(TestTrainers.nearestMean(), patients, 42);

        assertThat(model.signature().classes()).containsExactly("no", "yes");
        assertThat(model.signature().positive()).contains("yes");
        assertThat(model.signature().inputs().names()).containsExactly("age", "bmi", "smokes", "ward", "noise");
        Prediction.OfClass old = (Prediction.OfClass) model.predict(Row.of("age", 89, "bmi", 39.5, "ward", "east"));
        Prediction.OfClass young = (Prediction.OfClass) model.predict(Row.of("age", 19, "bmi", 19.5, "ward", "west"));
        assertThat(old.label()).isEqualTo("yes");
        assertThat(young.label()).isEqualTo("no");
    }

    @Test
    void aModelAnswersNumbers() {
        Model model = Training.of(Target.of("days"), Transforms.impute().oneHot())
                .train(TestTrainers.leastSquares(), SampleTables.measured(300, 1), 42);

        Dataset later = SampleTables.measured(100, 2);

        assertThat(model.signature().task()).isEqualTo(Task.REGRESSION);
        assertThat(model.predict(later).number(0))
                .isCloseTo(
                        (double) later.column("days").value(0).orElseThrow(),
                        org.assertj.core.api.Assertions.within(6.0));
    }

    @Test
    void ignoredColumnsAreNoInputs() {
        Model model = outcome.ignoring("noise").ignoring("ward").train(TestTrainers.nearestMean(), patients, 42);

        assertThat(model.signature().inputs().names()).containsExactly("age", "bmi", "smokes");
    }

    @Test
    void theTargetMayStandAmongTheRowsToPredict() {
        Model model = outcome.train(TestTrainers.nearestMean(), patients, 42);

        Predictions with = model.predict(patients);
        Predictions without = model.predict(patients.drop("outcome"));

        assertThat(with.get(7)).isEqualTo(without.get(7));
    }

    @Test
    void aTrainerThatCannotLearnTheTaskIsRefused() {
        assertThatThrownBy(() -> outcome.train(TestTrainers.leastSquares(), patients, 42))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("least-squares cannot learn \"outcome\", which is a classification");
    }

    @Test
    void aTargetOfOneClassIsRefused() {
        Dataset well = patients.filter(
                row -> patients.column("outcome").value(row).orElseThrow().equals("no"));

        assertThatThrownBy(() -> outcome.train(TestTrainers.nearestMean(), well, 42))
                .isInstanceOf(UnusableTargetException.class)
                .hasMessageContaining("one class only, \"no\"");
    }

    @Test
    void aColumnThatIsNotThereCannotBeIgnored() {
        assertThatThrownBy(() -> outcome.ignoring("colour").train(TestTrainers.nearestMean(), patients, 42))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("colour");
        assertThatThrownBy(() -> outcome.ignoring("outcome"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the target \"outcome\" cannot be ignored");
    }

    @Test
    void aTrainingThatDivergesIsTold() {
        Dataset huge = Dataset.of(Map.of("x", Columns.reals(1, 2, 3))).with("y", Columns.reals(1e90, -1e100, 1e100));

        assertThatThrownBy(() -> Training.of(Target.of("y"), Transforms.none()).train(new DivergingTrainer(), huge, 1))
                .isInstanceOf(TrainingDivergedException.class)
                .hasMessage("diverging diverged: it answers NaN for training row 0;"
                        + " standardize the inputs or choose another trainer");
    }

    @Test
    void everySettingIsAParameter() {
        Training training = Training.of(Target.of("num").withPositives("1", "2, 3"), Transforms.none())
                .ignoring("b", "a");

        assertThat(training.parameters())
                .containsEntry("target", "num")
                .containsEntry("positives", "[\"1\",\"2, 3\"]")
                .containsEntry("ignored", "[\"a\",\"b\"]")
                .containsEntry("transform.impute", "none");
    }
}
