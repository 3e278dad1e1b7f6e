package org.evermodel.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.Alias;
import org.evermodel.ArtifactDamagedException;
import org.evermodel.ModelName;
import org.evermodel.ModelUri;
import org.evermodel.ModelVersion;
import org.evermodel.NotFoundException;
import org.evermodel.data.Dataset;
import org.evermodel.evaluate.Evaluated;
import org.evermodel.evaluate.Evaluation;
import org.evermodel.evaluate.Evaluator;
import org.evermodel.model.Candidate;
import org.evermodel.model.Model;
import org.evermodel.model.ModelRefusedException;
import org.evermodel.model.Target;
import org.evermodel.model.Training;
import org.evermodel.model.Transforms;
import org.evermodel.port.AliasConflictException;
import org.evermodel.port.LoadedModel;
import org.evermodel.port.ModelAlias;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The registered models of the test kit behave as a registry's do, as far as those who serve them can tell. */
class TestModelsTest {
    private static final ModelName NAME = new ModelName("readmission");

    private final WatchedFlavor watched = WatchedFlavor.create();
    private final TestModels models = TestModels.of(watched);
    private final ModelAlias champion = models.alias(NAME, Alias.CHAMPION);

    @BeforeEach
    void registerThree() {
        register(1);
        register(2);
        register(3);
    }

    private ModelVersion register(int variant) {
        Dataset rows = SampleTables.classified(60, variant);
        Dataset train = rows.slice(0, 40);
        Model model = Training.of(Target.of("outcome"), Transforms.impute().oneHot())
                .train(TestTrainers.nearestMean(), train, 1);
        Candidate candidate = new Candidate(model, train, rows.slice(40, 60), "nearest-mean", Map.of());
        Evaluation evaluation = Evaluator.overall().evaluate(candidate);
        return models.register(NAME, new Evaluated(candidate, evaluation), Optional.empty(), Map.of("trial", "1"));
    }

    private ModelVersion version(int number) {
        return models.resolve(ModelUri.of(NAME, number)).orElseThrow();
    }

    private List<Integer> places() {
        return champion.history().stream().map(move -> move.to().orElse(0)).toList();
    }

    @Test
    void versionsAreNumberedFromOneAndLoadAsTheyWereRegistered() {
        LoadedModel loaded = models.load(ModelUri.of(NAME, 2)).orElseThrow();

        assertThat(loaded.version()).isEqualTo(version(2));
        assertThat(loaded.version().tags()).containsEntry("trial", "1");
        assertThat(loaded.evaluation().metrics()).isNotEmpty();
        assertThat(models.load(ModelUri.of(NAME, 4))).isEmpty();
        assertThat(models.resolve(ModelUri.of(new ModelName("nothing"), 1))).isEmpty();
        assertThat(models.resolve(ModelUri.of(NAME, Alias.CHAMPION))).isEmpty();
    }

    @Test
    void anAliasGoesBackAndForwardAlongItsLine() {
        champion.moveTo(1, "");
        champion.compareAndMove(1, 2, "");
        champion.moveTo(2, "no move");
        champion.compareAndRollBack(2, "");
        champion.compareAndRollForward(1, "");
        champion.rollback("");
        champion.moveTo(3, "");

        assertThat(places()).containsExactly(1, 2, 1, 2, 1, 3);
        assertThat(champion.previous()).contains(version(1));
        assertThat(champion.next()).isEmpty();
        assertThatThrownBy(() -> champion.rollForward("")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> champion.compareAndMove(2, 1, "")).isInstanceOf(AliasConflictException.class);
        assertThatThrownBy(() -> champion.moveTo(4, "")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void aRemovalCanBeUndoneAndIsNothingToReturnTo() {
        champion.moveTo(1, "");
        champion.remove("");
        assertThat(champion.current()).isEmpty();
        champion.rollback("");
        champion.rollForward("");
        champion.moveTo(2, "");

        assertThat(champion.rollback("").to()).hasValue(1);
        assertThatThrownBy(() -> champion.rollback("")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void aDamagedVersionIsNotLoaded() {
        models.lose(version(1));
        models.exchangeEngine(version(2), version(3));

        assertThatThrownBy(() -> models.load(ModelUri.of(NAME, 1))).isInstanceOf(ArtifactDamagedException.class);
        assertThatThrownBy(() -> models.load(ModelUri.of(NAME, 2)))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining("golden vector");
        assertThat(watched.open()).isZero();
    }

    @Test
    void aWatchedModelTellsOfUseAfterClosing() {
        Model model = models.load(ModelUri.of(NAME, 1)).orElseThrow().model();
        int whileOpen = watched.open();
        model.close();
        model.close();

        assertThatThrownBy(() -> model.predict(SampleTables.classified(1, 1).row(0)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(whileOpen).isEqualTo(1);
        assertThat(watched.open()).isZero();
        assertThat(watched.faults())
                .containsExactly("model 1 was closed twice", "model 1 was asked after it was closed");
    }
}
