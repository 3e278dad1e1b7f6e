package org.evermodel.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.evermodel.Alias;
import org.evermodel.ArtifactDamagedException;
import org.evermodel.ModelName;
import org.evermodel.ModelUri;
import org.evermodel.ModelVersion;
import org.evermodel.NotFoundException;
import org.evermodel.data.Dataset;
import org.evermodel.data.Row;
import org.evermodel.evaluate.Evaluated;
import org.evermodel.evaluate.Evaluator;
import org.evermodel.model.Candidate;
import org.evermodel.model.Model;
import org.evermodel.model.ModelRefusedException;
import org.evermodel.model.Prediction;
import org.evermodel.model.Target;
import org.evermodel.model.Trainer;
import org.evermodel.model.Training;
import org.evermodel.model.Transforms;
import org.evermodel.port.Deployer;
import org.evermodel.port.Deployment;
import org.evermodel.port.ModelAlias;
import org.evermodel.port.Routing;
import org.evermodel.port.RoutingLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Deployer} must do.
 *
 * <pre>{@code
 * class InProcessDeployerTest extends DeployerContract {
 *     @Override
 *     protected Deployer deployer(TestModels models, RoutingLog routings) {
 *         return InProcessDeployer.of(models).routings(routings).followEvery(Duration.ofMillis(1));
 *     }
 * }
 * }</pre>
 */
public abstract class DeployerContract {
    private static final ModelName NAME = new ModelName("readmission");
    private static final ModelUri CHAMPION = ModelUri.of(NAME, Alias.CHAMPION);
    private static final Dataset ROWS = SampleTables.classified(100, 1);
    private static final int TRAINING_ROWS = 60;
    private static final int ASKED_ROWS = 20;

    private final WatchedFlavor watched = WatchedFlavor.create();
    private final TestModels models = TestModels.of(watched);
    private final RoutingLog routings = RoutingLog.inMemory(Clock.systemUTC());
    private final ModelAlias champion = models.alias(NAME, Alias.CHAMPION);

    /** For subclasses. */
    protected DeployerContract() {}

    /** A deployer of these models and their routings, whose deployments look often whether their alias was moved. */
    protected abstract Deployer deployer(TestModels models, RoutingLog routings);

    /** Of the versions 1 to 3, that answer differently, 1 is the champion. */
    @BeforeEach
    final void registerThree() {
        for (int variant = 1; variant <= 3; variant++) {
            register(SampleTables.classified(100, variant), "outcome", TestTrainers.nearestMean());
        }
        champion.moveTo(1, "the first");
    }

    private ModelVersion register(Dataset rows, String target, Trainer trainer) {
        Dataset train = rows.slice(0, TRAINING_ROWS);
        try (Model model =
                Training.of(Target.of(target), Transforms.impute().oneHot()).train(trainer, train, 1)) {
            Candidate candidate =
                    new Candidate(model, train, rows.slice(TRAINING_ROWS, rows.rowCount()), trainer.name(), Map.of());
            return models.register(
                    NAME,
                    new Evaluated(candidate, Evaluator.overall().evaluate(candidate)),
                    Optional.empty(),
                    Map.of());
        }
    }

    private Deployment deploy(ModelUri uri) {
        return deployer(models, routings).deploy(uri);
    }

    private static Row row(int row) {
        return ROWS.row(row);
    }

    private Prediction ofVersion(int number, Row row) {
        try (Model model = models.load(ModelUri.of(NAME, number)).orElseThrow().model()) {
            return model.predict(row);
        }
    }

    private void assertAnswersAs(Deployment deployment, int number) {
        for (int row = 0; row < ASKED_ROWS; row++) {
            assertThat(deployment.predict(row(row))).isEqualTo(ofVersion(number, row(row)));
        }
    }

    private void awaitAnswersOf(Deployment deployment, int number) {
        Prediction awaited = ofVersion(number, row(0));
        Eventually.until(
                "version " + number + " answers",
                () -> deployment.predict(row(0)).equals(awaited));
    }

    @Test
    final void answersExactlyAsTheModelDoesByItself() {
        try (Deployment deployment = deploy(CHAMPION)) {
            assertThat(deployment.model()).isEqualTo(NAME);
            assertAnswersAs(deployment, 1);
        }
    }

    @Test
    final void modelsOfManyClassesAndOfNumbersAnswerAsExactly() {
        int classes = register(SampleTables.ofManyClasses(100, 1), "group", TestTrainers.nearestMean())
                .number();
        int numbers = register(SampleTables.measured(100, 1), "days", TestTrainers.leastSquares())
                .number();
        try (Deployment ofClasses = deploy(ModelUri.of(NAME, classes));
                Deployment ofNumbers = deploy(ModelUri.of(NAME, numbers))) {
            assertAnswersAs(ofClasses, classes);
            assertAnswersAs(ofNumbers, numbers);
        }
    }

    @Test
    final void isReadyFromTheStartUntilItIsClosed() {
        Deployment deployment = deploy(CHAMPION);
        boolean before = deployment.ready();
        deployment.close();

        assertThat(before).isTrue();
        assertThat(deployment.ready()).isFalse();
        assertThatThrownBy(() -> deployment.predict(row(0))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    final void closingFreesEveryModelAndDoesNothingTheSecondTime() {
        Deployment deployment = deploy(CHAMPION);
        deployment.predict(row(0));

        deployment.close();
        deployment.close();

        assertThat(watched.open()).isZero();
        assertThat(watched.faults()).isEmpty();
    }

    @Test
    final void whatDoesNotExistIsNotDeployed() {
        assertThatThrownBy(() -> deploy(ModelUri.parse("models:/nothing/1")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("nothing");
        assertThatThrownBy(() -> deploy(ModelUri.of(NAME, 9)))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("9");
        assertThatThrownBy(() -> deploy(ModelUri.of(NAME, Alias.CHALLENGER)))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("challenger");
    }

    @Test
    final void aModelWithoutAllItsBytesIsNotDeployed() {
        models.lose(champion.current().orElseThrow());

        assertThatThrownBy(() -> deploy(CHAMPION)).isInstanceOf(ArtifactDamagedException.class);
        assertThat(watched.open()).isZero();
    }

    @Test
    final void aModelThatAnswersOtherwiseThanWhenItWasPackagedIsNotDeployed() {
        models.exchangeEngine(
                champion.current().orElseThrow(),
                models.resolve(ModelUri.of(NAME, 2)).orElseThrow());

        assertThatThrownBy(() -> deploy(CHAMPION))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining("golden vector");
        assertThat(watched.open()).isZero();
    }

    @Test
    final void aRowWithACellOfAnotherTypeIsRefusedAndTheNextIsAnswered() {
        try (Deployment deployment = deploy(CHAMPION)) {
            assertThatThrownBy(() -> deployment.predict(row(0).with("age", "sixty")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("age");
            assertAnswersAs(deployment, 1);
        }
    }

    @Test
    final void anAliasIsFollowedWhenItMoves() {
        try (Deployment deployment = deploy(CHAMPION)) {
            champion.moveTo(2, "better");
            awaitAnswersOf(deployment, 2);
            champion.rollback("alarms");
            awaitAnswersOf(deployment, 1);

            assertAnswersAs(deployment, 1);
        }
        assertThat(watched.open()).isZero();
        assertThat(watched.faults()).isEmpty();
    }

    @Test
    final void aVersionByNumberStaysWhateverAnAliasNames() {
        try (Deployment fixed = deploy(ModelUri.of(NAME, 1));
                Deployment following = deploy(CHAMPION)) {
            champion.moveTo(2, "better");
            awaitAnswersOf(following, 2);

            assertAnswersAs(fixed, 1);
        }
    }

    @Test
    final void whatIsRecordedBesideTheChampionIsNobodyElsesToUseOrToEnd() {
        ModelAlias challenger = models.alias(NAME, Alias.CHALLENGER);
        challenger.moveTo(2, "hopes to serve");
        RoutingLog.Recorded recorded =
                routings.record(NAME, 0, Routing.champion().withCanary(2, 1), "all of it");
        try (Deployment ofChampion = deploy(CHAMPION);
                Deployment ofChallenger = deploy(ModelUri.of(NAME, Alias.CHALLENGER));
                Deployment fixed = deploy(ModelUri.of(NAME, 1))) {
            assertAnswersAs(ofChampion, 2);
            assertAnswersAs(ofChallenger, 2);
            assertAnswersAs(fixed, 1);
            challenger.moveTo(3, "hopes to serve, too");
            awaitAnswersOf(ofChallenger, 3);

            assertAnswersAs(ofChampion, 2);
        }
        assertThat(routings.current(NAME)).isEqualTo(recorded);
    }

    @Test
    final void anAliasIsNotFollowedToADamagedModel() {
        models.lose(models.resolve(ModelUri.of(NAME, 2)).orElseThrow());
        List<Prediction> sound = List.of(ofVersion(1, row(0)), ofVersion(3, row(0)));
        try (Deployment deployment = deploy(CHAMPION)) {
            champion.moveTo(2, "nobody looked at it");
            Prediction meanwhile = deployment.predict(row(0));
            champion.moveTo(3, "this one is sound");
            awaitAnswersOf(deployment, 3);

            assertThat(sound).contains(meanwhile);
            assertThat(deployment.ready()).isTrue();
        }
    }

    @Test
    final void deploymentsOfOneModelAreEachOnItsOwn() {
        try (Deployment first = deploy(CHAMPION)) {
            Deployment second = deploy(CHAMPION);
            assertAnswersAs(second, 1);
            second.close();

            assertAnswersAs(first, 1);
        }
        assertThat(watched.open()).isZero();
        assertThat(watched.faults()).isEmpty();
    }

    @Test
    final void closingWaitsForTheRequestsUnderWay() {
        Prediction expected = ofVersion(1, row(0));
        Deployment deployment = deploy(CHAMPION);
        watched.hold();
        CompletableFuture<Prediction> answer = CompletableFuture.supplyAsync(() -> deployment.predict(row(0)));
        Eventually.until("the request is under way", () -> watched.waiting() == 1);

        CompletableFuture<Void> closing = CompletableFuture.runAsync(deployment::close);
        Eventually.until("closing has begun", () -> !deployment.ready());
        int openMeanwhile = watched.open();
        watched.release();

        assertThat(answer.join()).isEqualTo(expected);
        closing.join();
        assertThat(openMeanwhile).isEqualTo(1);
        assertThat(watched.open()).isZero();
        assertThat(watched.faults()).isEmpty();
    }
}
