package org.evermodel.pipeline.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.Digest;
import org.evermodel.ModelUri;
import org.evermodel.NotFoundException;
import org.evermodel.RunId;
import org.evermodel.Verdict;
import org.evermodel.data.Dataset;
import org.evermodel.data.TrainTestSplit;
import org.evermodel.evaluate.Evaluated;
import org.evermodel.model.Candidate;
import org.evermodel.model.CrossValidation;
import org.evermodel.model.Trainer;
import org.evermodel.model.Transforms;
import org.evermodel.pipeline.GateRefusedException;
import org.evermodel.pipeline.Pipeline;
import org.evermodel.pipeline.RunOptions;
import org.evermodel.pipeline.Runner;
import org.evermodel.pipeline.Step;
import org.evermodel.pipeline.StepContext;
import org.evermodel.pipeline.StepFailedException;
import org.evermodel.pipeline.step.Evaluate;
import org.evermodel.pipeline.step.Split;
import org.evermodel.pipeline.step.Train;
import org.evermodel.port.LoadedModel;
import org.evermodel.port.RunRecorder;
import org.evermodel.spi.Storage;
import org.evermodel.testkit.SampleTables;
import org.evermodel.testkit.TestTrainers;
import org.junit.jupiter.api.Test;

class ReproductionTest {
    private static final Dataset PATIENTS = SampleTables.classified(300, 1);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Shelf shelf = new Shelf();
    private final Pipeline<Dataset, Evaluated> training = training(0.3, TestTrainers.nearestMean());

    @Test
    void aModelComesOutAgainToTheLastBit() {
        ModelUri uri = shelf.made(training, PATIENTS, 42);

        Certificate certificate =
                shelf.reproduction().at(Clock.fixed(NOON, ZoneOffset.UTC)).reproduce(uri, training);

        assertThat(certificate.tier()).isEqualTo(Tier.BIT_EQUAL);
        assertThat(certificate.reproduced()).isTrue();
        assertThat(certificate.trained()).isTrue();
        assertThat(certificate.first()).isEmpty();
        assertThat(certificate.cached()).isEmpty();
        assertThat(certificate.at()).isEqualTo(NOON);
        assertThat(certificate.run()).isEqualTo(new RunId("run-1"));
        assertThat(certificate).hasToString("Certificate[models:/churn/1 BIT_EQUAL, 0 differ]");
    }

    @Test
    void theSeedIsTheRecordedOne() {
        ModelUri uri = shelf.made(training, PATIENTS, 7);

        assertThat(shelf.reproduction().premises(uri, training).seed()).isEqualTo(7);
        assertThat(shelf.reproduction().reproduce(uri, training).tier()).isEqualTo(Tier.BIT_EQUAL);
    }

    @Test
    void driftOfTheEnvironmentIsListedBeforeAnythingRuns() {
        Altered trainer = Altered.by(0);
        ModelUri uri = shelf.made(training(0.3, trainer), PATIENTS, 42);
        shelf.here.put("java", "21");
        shelf.here.put("time zone", "UTC");
        shelf.here.remove("locale");

        Premises premises = shelf.reproduction().premises(uri, training(0.3, trainer));

        assertThat(premises.in(Layer.ENVIRONMENT))
                .containsExactly(
                        new Difference(Layer.ENVIRONMENT, "java", Optional.of("17"), Optional.of("21")),
                        new Difference(Layer.ENVIRONMENT, "locale", Optional.of("en-GB"), Optional.empty()),
                        new Difference(Layer.ENVIRONMENT, "time zone", Optional.empty(), Optional.of("UTC")));
        assertThat(premises.sameData()).isTrue();
        assertThat(premises.toString()).contains("3 differ", "\n  ENVIRONMENT locale: en-GB → none");
        assertThat(trainer.trainings()).hasValue(1);
    }

    /** Learns by an engine of some version. */
    private record ByEngine(Step<TrainTestSplit, Candidate> train, String engine)
            implements Step<TrainTestSplit, Candidate> {
        @Override
        public Candidate run(TrainTestSplit split, StepContext context) throws Exception {
            return train.run(split, context);
        }

        @Override
        public Map<String, String> environment() {
            return engine.isEmpty() ? Map.of() : Map.of("booster", engine);
        }

        @Override
        public Map<String, String> parameters() {
            return Map.of("trainer", "nearest mean");
        }
    }

    private static Pipeline<Dataset, Evaluated> byEngine(String version) {
        return Pipeline.named("training", Dataset.class)
                .step("split", Split.stratified("outcome", 0.3))
                .step("train", new ByEngine(train(TestTrainers.nearestMean()), version))
                .step("evaluate", Evaluate.classification("outcome"))
                .build();
    }

    @Test
    void anotherEngineIsDriftOfTheEnvironment() {
        ModelUri uri = shelf.made(byEngine("1.6"), PATIENTS, 42);

        assertThat(shelf.reproduction().premises(uri, byEngine("1.6")).differences())
                .isEmpty();
        assertThat(shelf.reproduction().premises(uri, byEngine("1.7")).differences())
                .containsExactly(Difference.of(Layer.ENVIRONMENT, "train.booster", "1.6", "1.7"));
    }

    @Test
    void anEngineThatIsDeclaredNoMoreIsDriftOfTheEnvironmentToo() {
        ModelUri uri = shelf.made(byEngine("1.6"), PATIENTS, 42);

        assertThat(shelf.reproduction().premises(uri, byEngine("")).differences())
                .containsExactly(
                        new Difference(Layer.ENVIRONMENT, "train.booster", Optional.of("1.6"), Optional.empty()));
    }

    @Test
    void aModelMayComeOutAgainThoughTheEnvironmentIsAnother() {
        ModelUri uri = shelf.made(training, PATIENTS, 42);
        shelf.here.put("java", "21");

        Certificate certificate = shelf.reproduction().reproduce(uri, training);

        assertThat(certificate.tier()).isEqualTo(Tier.BIT_EQUAL);
        assertThat(certificate.first())
                .contains(new Difference(Layer.ENVIRONMENT, "java", Optional.of("17"), Optional.of("21")));
    }

    @Test
    void nothingIsTrainedOnOtherData() {
        Altered trainer = Altered.by(0);
        ModelUri uri = shelf.made(training(0.3, trainer), PATIENTS, 42);
        Dataset other = SampleTables.classified(300, 2);

        Certificate certificate = shelf.reproduction().reproduce(uri, training(0.3, trainer), other);

        assertThat(certificate.tier()).isEqualTo(Tier.DIFFERENT);
        assertThat(certificate.trained()).isFalse();
        assertThat(certificate.first())
                .contains(Difference.of(Layer.DATA, "input", PATIENTS.fingerprint(), other.fingerprint()));
        assertThat(trainer.trainings()).hasValue(1);
        assertThat(certificate.toString()).contains("DIFFERENT, not trained, 1 differ, first DATA input: sha256:");
    }

    @Test
    void dataThatAreNotRegisteredCanBeGiven() {
        ModelUri uri = shelf.made(training, PATIENTS, 42);
        shelf.tables.clear();

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> shelf.reproduction().reproduce(uri, training))
                .withMessage(
                        "the table " + PATIENTS.fingerprint() + " that models:/churn/1 was made of is not registered,"
                                + " or its rows were let go; register it again or give it");
        assertThat(shelf.reproduction().reproduce(uri, training, PATIENTS).tier())
                .isEqualTo(Tier.BIT_EQUAL);
    }

    @Test
    void anotherSettingIsTheFirstDifference() {
        ModelUri uri = shelf.made(training, PATIENTS, 42);

        Certificate certificate = shelf.reproduction().reproduce(uri, training(0.2, TestTrainers.nearestMean()));

        assertThat(certificate.tier()).isNotEqualTo(Tier.BIT_EQUAL);
        assertThat(certificate.first()).contains(Difference.of(Layer.PARAMETER, "split.testFraction", "0.3", "0.2"));
        assertThat(certificate.differences())
                .extracting(Difference::layer)
                .isSorted()
                .contains(Layer.WEIGHTS, Layer.PREDICTION);
        assertThat(certificate.differences())
                .filteredOn(each -> each.field().equals("training rows"))
                .singleElement()
                .satisfies(each -> assertThat(each.actual().orElseThrow()).endsWith("of them others"));
    }

    @Test
    void codeThatChangedIsNamedByItsPlace() {
        ModelUri uri = shelf.made(training, PATIENTS, 42);
        Pipeline<Dataset, Evaluated> changed = Pipeline.named("training", Dataset.class)
                .step("split", Split.stratified("outcome", 0.3))
                .step("train", train(TestTrainers.nearestMean()).withVersion("2"))
                .step("evaluate", Evaluate.classification("outcome"))
                .build();

        Certificate certificate = shelf.reproduction().reproduce(uri, changed);

        assertThat(certificate.differences())
                .extracting(each -> each.layer() + " " + each.field())
                .containsExactly("CODE train");
        assertThat(certificate.tier()).isEqualTo(Tier.BIT_EQUAL);
    }

    @Test
    void aPlaceThatWasNotThereIsCodeThatChanged() {
        ModelUri uri = shelf.made(training, PATIENTS, 42);
        Pipeline<Dataset, Evaluated> renamed = Pipeline.named("training", Dataset.class)
                .step("split", Split.stratified("outcome", 0.3))
                .step("learn", train(TestTrainers.nearestMean()))
                .step("evaluate", Evaluate.classification("outcome"))
                .build();

        Premises premises = shelf.reproduction().premises(uri, renamed);

        assertThat(premises.in(Layer.CODE)).extracting(Difference::field).containsExactly("evaluate", "learn");
        assertThat(premises.in(Layer.CODE).get(1).recorded()).isEmpty();
    }

    @Test
    void otherWeightsMayAnswerTheSame() {
        Pipeline<Dataset, Evaluated> altered = training(0.3, Altered.by(0));
        ModelUri uri = shelf.made(altered, PATIENTS, 42);

        Certificate certificate = shelf.reproduction().reproduce(uri, altered);

        assertThat(certificate.first().orElseThrow().layer()).isEqualTo(Layer.WEIGHTS);
        assertThat(certificate.first().orElseThrow().field()).isEqualTo("model");
        assertThat(certificate.tier()).isEqualTo(Tier.EQUAL_PREDICTIONS);
        assertThat(certificate.differing()).isEqualTo(1);
    }

    @Test
    void equalAnswersToAFewRowsDoNotMakeAModelAsGood() {
        Pipeline<Dataset, Evaluated> altered = training(0.3, Altered.toStrangersBy(0.9));
        ModelUri uri = shelf.made(altered, PATIENTS, 42);

        Certificate certificate = shelf.reproduction().reproduce(uri, altered);

        assertThat(certificate.differences())
                .extracting(Difference::layer)
                .contains(Layer.METRIC)
                .doesNotContain(Layer.PREDICTION);
        assertThat(certificate.tier()).isEqualTo(Tier.DIFFERENT);
        assertThat(certificate.reproduced()).isFalse();
    }

    @Test
    void theSameModelThatIsMeasuredOtherwiseIsNotReproduced() {
        ModelUri uri = shelf.made(training, PATIENTS, 42);
        Pipeline<Dataset, Evaluated> otherwise = Pipeline.named("training", Dataset.class)
                .step("split", Split.stratified("outcome", 0.3))
                .step("train", train(TestTrainers.nearestMean()))
                .step(
                        "evaluate",
                        (Candidate candidate, StepContext context) ->
                                Evaluate.classification("outcome").run(onTrainingRows(candidate), context))
                .build();

        Certificate certificate = shelf.reproduction().reproduce(uri, otherwise);

        assertThat(certificate.tier()).isEqualTo(Tier.DIFFERENT);
        assertThat(certificate.differences())
                .extracting(Difference::layer)
                .contains(Layer.CODE, Layer.METRIC)
                .doesNotContain(Layer.WEIGHTS, Layer.PREDICTION);
    }

    @Test
    void aSettingThatIsNotDeclaredAnyMoreIsADifference() {
        ModelUri uri = shelf.made(
                training(Train.predicting("outcome")
                        .best(
                                List.of(TestTrainers.majority(), TestTrainers.nearestMean()),
                                Transforms.impute().standardize().oneHot(),
                                CrossValidation.ofFolds(3))),
                PATIENTS,
                42);

        Premises premises = shelf.reproduction().premises(uri, training(train(TestTrainers.majority())));

        assertThat(premises.in(Layer.PARAMETER))
                .contains(new Difference(
                        Layer.PARAMETER, "train.trainers[1].trainer", Optional.of("nearest-mean"), Optional.empty()))
                .extracting(Difference::field)
                .anyMatch(field -> field.startsWith("train.comparison."));
    }

    @Test
    void settingsOfPlacesThatAreNotThereAreNoDifference() {
        Step<Evaluated, Evaluated> same = (made, context) -> made;
        Pipeline<Dataset, Evaluated> longer = Pipeline.named("training", Dataset.class)
                .step("split", Split.stratified("outcome", 0.3))
                .step("train", train(TestTrainers.nearestMean()))
                .step("evaluate", Evaluate.classification("outcome"))
                .step("evaluate.again", same.withParameters(Map.of("mood", "good")))
                .build();
        ModelUri uri = shelf.made(longer, PATIENTS, 42);

        assertThat(shelf.recorder.last().params).containsKey("evaluate.again.mood");
        assertThat(shelf.reproduction().premises(uri, training).differences()).isEmpty();
    }

    @Test
    void dataThatNobodyNamedAreNotTakenForTheSame() {
        Pipeline<Object, Evaluated> named = Pipeline.named("named", Object.class)
                .step("table", (source, context) -> PATIENTS)
                .step("rest", training)
                .build();
        Object nameless = new Object();
        var result = Runner.builder().recorder(shelf.recorder).build().run(named, nameless);
        ModelUri uri = shelf.models
                .register(Shelf.NAME, result.orElseThrow(), result.report().run(), Map.of())
                .uri();

        assertThatIllegalStateException()
                .isThrownBy(() -> shelf.reproduction().reproduce(uri, named, nameless))
                .withMessageContaining("nobody can tell whether the data are those of run run-1")
                .withMessageContaining("a java.lang.Object has none");
    }

    @Test
    void whereAStepWasDoneThatTheRunDidNotDoIsUnknown() {
        Runner keeping = Runner.of(Storage.inMemory(), shelf.recorder);
        keeping.run(training, PATIENTS, RunOptions.defaults().withSeed(42)).orElseThrow();
        var second = keeping.run(training, PATIENTS, RunOptions.defaults().withSeed(42));
        ModelUri uri = shelf.models
                .register(Shelf.NAME, second.orElseThrow(), second.report().run(), Map.of())
                .uri();

        Premises premises = shelf.reproduction().premises(uri, training, PATIENTS);

        assertThat(premises.differences())
                .extracting(Difference::toString)
                .containsExactly(
                        "ENVIRONMENT step split: made before the run, where is not recorded → made here",
                        "ENVIRONMENT step train: made before the run, where is not recorded → made here");
    }

    @Test
    void otherAnswersMayBeAsGood() {
        Pipeline<Dataset, Evaluated> altered = training(0.3, Altered.by(1e-6));
        ModelUri uri = shelf.made(altered, PATIENTS, 42);

        Certificate certificate = shelf.reproduction().within(1e-4).reproduce(uri, altered);

        assertThat(certificate.tier()).isEqualTo(Tier.METRICS_WITHIN);
        assertThat(certificate.tolerance()).isEqualTo(1e-4);
        assertThat(certificate.differences()).extracting(Difference::field).containsExactly("model", "golden vector 1");
    }

    @Test
    void aMeasureThatIsTooFarOffIsNamed() {
        Pipeline<Dataset, Evaluated> altered = training(0.3, Altered.by(0.5));
        ModelUri uri = shelf.made(altered, PATIENTS, 42);

        Certificate certificate = shelf.reproduction().reproduce(uri, altered);

        assertThat(certificate.tier()).isEqualTo(Tier.DIFFERENT);
        assertThat(certificate.reproduced()).isFalse();
        assertThat(certificate.trained()).isTrue();
        assertThat(certificate.differences()).extracting(Difference::layer).contains(Layer.METRIC);
        assertThat(certificate.differences()).extracting(Difference::field).contains("logLoss");
    }

    @Test
    void stepsWhoseKeptOutputWasUsedAreTold() {
        Runner keeping = Runner.of(Storage.inMemory(), RunRecorder.none());
        ModelUri uri = shelf.made(training, PATIENTS, 42);
        shelf.reproduction().on(keeping).reproduce(uri, training);

        Certificate certificate = shelf.reproduction().on(keeping).reproduce(uri, training);

        assertThat(certificate.cached()).containsExactly("split", "train");
        assertThat(certificate.tier()).isEqualTo(Tier.BIT_EQUAL);
    }

    @Test
    void aGateThatRefusesHasNoPartInIt() {
        Pipeline<Dataset, Evaluated> gated = Pipeline.named("training", Dataset.class)
                .step("split", Split.stratified("outcome", 0.3))
                .step("train", train(TestTrainers.nearestMean()))
                .step("evaluate", Evaluate.classification("outcome"))
                .gate("never", (evaluated, context) -> new Verdict.Rejected("never"))
                .build();
        ModelUri uri = shelf.made(gated, PATIENTS, 42);

        assertThat(shelf.reproduction().reproduce(uri, gated).tier()).isEqualTo(Tier.BIT_EQUAL);
        assertThat(shelf.reproduction().reproduce(uri, training).tier()).isEqualTo(Tier.BIT_EQUAL);
    }

    @Test
    void aGateThatRefusesWhatComesBeforeTheModelLeavesNothingToCompare() {
        ModelUri uri = shelf.made(training, PATIENTS, 42);
        Pipeline<Dataset, Evaluated> strict = Pipeline.named("training", Dataset.class)
                .gate("fresh", (table, context) -> new Verdict.Rejected("too old"))
                .step("split", Split.stratified("outcome", 0.3))
                .step("train", train(TestTrainers.nearestMean()))
                .step("evaluate", Evaluate.classification("outcome"))
                .build();

        assertThatExceptionOfType(GateRefusedException.class)
                .isThrownBy(() -> shelf.reproduction().reproduce(uri, strict))
                .withMessageContaining("too old");
    }

    @Test
    void aCertificateIsRememberedWithItsVersion() {
        ModelUri uri = shelf.made(training, PATIENTS, 42);
        for (int i = 0; i < 50; i++) {
            shelf.here.put("library " + i, "1");
        }

        Certificate certificate = shelf.reproduction().tagging(shelf).reproduce(uri, training);

        Certificate remembered = Certificate.fromJson(shelf.tags.get(Certificate.TAG));
        assertThat(certificate.differences()).hasSize(50);
        assertThat(remembered.differences())
                .hasSize(20)
                .isEqualTo(certificate.differences().subList(0, 20));
        assertThat(remembered.differing()).isEqualTo(50);
        assertThat(Certificate.fromJson(certificate.toJson())).isEqualTo(certificate);
    }

    @Test
    void theRegisteredModelIsAskedForItsGoldenVectors() {
        ModelUri uri = shelf.made(training, PATIENTS, 42);

        LoadedModel loaded = shelf.models.load(uri).orElseThrow();

        assertThat(loaded.golden().vectors()).hasSize(10);
        assertThat(loaded.golden().firstMismatch(loaded.model())).isEmpty();
    }

    @Test
    void whatNobodyRemembersCannotBeMadeAgain() {
        ModelUri uri = shelf.made(training, PATIENTS, 42);
        Evaluated evaluated = Runner.builder().build().run(training, PATIENTS).orElseThrow();
        ModelUri alone = shelf.models
                .register(Shelf.NAME, evaluated, Optional.empty(), Map.of())
                .uri();
        ModelUri stray = shelf.models
                .register(Shelf.NAME, evaluated, Optional.of(new RunId("nobody")), Map.of())
                .uri();

        assertThatIllegalStateException()
                .isThrownBy(() -> shelf.reproduction().reproduce(alone, training))
                .withMessageContaining("models:/churn/2 was registered without a run");
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> shelf.reproduction().reproduce(stray, training))
                .withMessage("run nobody, which made models:/churn/3, is not remembered here");
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> shelf.reproduction().reproduce(ModelUri.parse("models:/churn/9"), training))
                .withMessage("there is no models:/churn/9");
        shelf.recorder.last().params.remove("seed");
        assertThatIllegalStateException()
                .isThrownBy(() -> shelf.reproduction().reproduce(uri, training))
                .withMessageContaining("recorded no seed but \"\"");
        shelf.recorder.last().inputs.clear();
        assertThatIllegalStateException()
                .isThrownBy(() -> shelf.reproduction().reproduce(uri, training))
                .withMessageContaining("recorded no input \"input\" but []");
    }

    @Test
    void aStepThatFailsNowFailsTheReproduction() {
        ModelUri uri = shelf.made(training, PATIENTS, 42);
        Pipeline<Dataset, Evaluated> failing = Pipeline.named("training", Dataset.class)
                .step("split", Split.stratified("outcome", 0.3))
                .step("train", train(TestTrainers.leastSquares()))
                .step("evaluate", Evaluate.classification("outcome"))
                .build();

        assertThatExceptionOfType(StepFailedException.class)
                .isThrownBy(() -> shelf.reproduction().reproduce(uri, failing));
    }

    @Test
    void nonsenseIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shelf.reproduction().within(-1))
                .withMessage("tolerance must be in [0, 1), but was -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Certificate.fromJson("{}"))
                .withMessageStartingWith("this is no certificate: ");
        assertThatIllegalArgumentException().isThrownBy(() -> Certificate.fromJson("nothing"));
    }

    @Test
    void inputsThatAreNoTablesAreComparedByTheirContent() {
        Pipeline<String, Evaluated> named = Pipeline.named("named", String.class)
                .step("table", (name, context) -> PATIENTS)
                .step("rest", training)
                .build();
        var result = Runner.builder().recorder(shelf.recorder).build().run(named, "patients");
        ModelUri uri = shelf.models
                .register(Shelf.NAME, result.orElseThrow(), result.report().run(), Map.of())
                .uri();

        assertThat(shelf.reproduction().reproduce(uri, named, "patients").tier())
                .isEqualTo(Tier.BIT_EQUAL);
        assertThat(shelf.reproduction().reproduce(uri, named, "others").trained())
                .isFalse();
        assertThat(shelf.recorder.last().inputs.get("input")).isNotEqualTo(Digest.of(new byte[0]));
    }

    private static Pipeline<Dataset, Evaluated> training(Train train) {
        return Pipeline.named("training", Dataset.class)
                .step("split", Split.stratified("outcome", 0.3))
                .step("train", train)
                .step("evaluate", Evaluate.classification("outcome"))
                .build();
    }

    private static Pipeline<Dataset, Evaluated> training(double testFraction, Trainer trainer) {
        return Pipeline.named("training", Dataset.class)
                .step("split", Split.stratified("outcome", testFraction))
                .step("train", train(trainer))
                .step("evaluate", Evaluate.classification("outcome"))
                .build();
    }

    private static Candidate onTrainingRows(Candidate candidate) {
        return new Candidate(
                candidate.model(), candidate.train(), candidate.train(), candidate.trainer(), candidate.facts());
    }

    private static Train train(Trainer trainer) {
        return Train.predicting("outcome")
                .with(trainer, Transforms.impute().standardize().oneHot());
    }
}
