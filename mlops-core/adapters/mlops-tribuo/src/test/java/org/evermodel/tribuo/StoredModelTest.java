package org.evermodel.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Field;
import org.evermodel.data.Schema;
import org.evermodel.model.ModelRefusedException;
import org.evermodel.model.Predictor;
import org.evermodel.model.Signature;
import org.evermodel.model.Task;
import org.evermodel.model.Trainer;
import org.evermodel.model.TrainingSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.common.tree.RandomForestTrainer;

class StoredModelTest {
    private static final Schema INPUTS = Schema.of(List.of(new Field("x", ColumnType.REAL)));
    private static final Signature CLASSES =
            new Signature(INPUTS, "y", Task.CLASSIFICATION, List.of("b", "c", "a"), Optional.empty());
    private static final Signature NUMBER = new Signature(INPUTS, "y", Task.REGRESSION, List.of(), Optional.empty());

    record Case(Trainer trainer, TrainingSet rows, Signature signature) {
        byte[] bytes() throws IOException {
            try (Predictor predictor = trainer.train(rows, 1)) {
                return written(predictor);
            }
        }

        @Override
        public String toString() {
            return trainer.name() + " of " + (rows instanceof TrainingSet.OfClasses ? "classes" : "numbers");
        }
    }

    static Stream<Case> cases() {
        var forest = new RandomForestTrainer<>(new CARTClassificationTrainer(4, 0.7f, 1L), new VotingCombiner(), 3, 1L);
        return Stream.concat(
                Stream.of(
                                TribuoTrainers.logisticRegression().withRidge(1),
                                TribuoTrainers.cart(),
                                TribuoTrainers.randomForest().withTrees(5),
                                TribuoTrainers.xgboost().withRounds(5),
                                TribuoTrainers.of(forest))
                        .map(trainer -> new Case(trainer, Rows.classes(200, 1), CLASSES)),
                Stream.of(
                                TribuoTrainers.linearRegression(),
                                TribuoTrainers.cart(),
                                TribuoTrainers.randomForest().withTrees(5),
                                TribuoTrainers.xgboost().withRounds(5))
                        .map(trainer -> new Case(trainer, Rows.numbers(200, 1), NUMBER)));
    }

    private static byte[] written(Predictor predictor) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        predictor.writeTo(bytes);
        return bytes.toByteArray();
    }

    private static Predictor read(byte[] bytes, Signature signature) throws IOException {
        return new TribuoFlavor().read(new ByteArrayInputStream(bytes), signature);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void equalTrainingsGiveEqualWeightsAndOthersGiveOthers(Case model) throws IOException {
        try (Predictor one = model.trainer().train(model.rows(), 1);
                Predictor same = model.trainer().train(model.rows(), 1);
                Predictor back = read(written(one), model.signature());
                Predictor other = model.trainer()
                        .train(
                                model.rows() instanceof TrainingSet.OfClasses
                                        ? Rows.classes(200, 2)
                                        : Rows.numbers(200, 2),
                                1)) {
            assertThat(one.weights())
                    .isEqualTo(same.weights())
                    .isEqualTo(back.weights())
                    .isNotEqualTo(other.weights());
        }
    }

    /** The version of Java, say, stands in the bytes, but has no part in the answers. */
    @Test
    void howAModelCameToBeIsNoPartOfItsWeights() throws IOException {
        Case model = cases().findFirst().orElseThrow();
        try (Predictor one = model.trainer().train(model.rows(), 1)) {
            String bytes = new String(written(one), StandardCharsets.ISO_8859_1);
            String java = System.getProperty("java.version");
            assertThat(bytes).contains(java);
            byte[] elsewhere = bytes.replace(java, "9".repeat(java.length())).getBytes(StandardCharsets.ISO_8859_1);

            try (Predictor moved = read(elsewhere, model.signature())) {
                assertThat(moved.provenance()).isNotEqualTo(one.provenance());
                assertThat(moved.weights()).isEqualTo(one.weights());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void equalTrainingsGiveEqualBytes(Case model) throws IOException {
        assertThat(model.bytes()).isEqualTo(model.bytes());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isWrittenAgainAsItWasRead(Case model) throws IOException {
        byte[] bytes = model.bytes();

        assertThat(written(read(bytes, model.signature))).isEqualTo(bytes);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void damageIsRefusedOrDoesNoHarm(Case model) throws IOException {
        byte[] sound = model.bytes();
        SplittableRandom random = new SplittableRandom(1);
        for (int trial = 0; trial < 300; trial++) {
            byte[] damaged = sound.clone();
            // The first bytes say how long everything is.
            int place = random.nextInt(trial % 2 == 0 ? damaged.length : Math.min(damaged.length, 200));
            damaged[place] ^= (byte) (1 + random.nextInt(255));
            answerIfRead(damaged, model.signature);
        }
    }

    /** Any exception but a refusal fails the test. */
    private static void answerIfRead(byte[] damaged, Signature signature) throws IOException {
        try (Predictor predictor = read(damaged, signature)) {
            if (predictor.width() == Rows.WIDTH) {
                predictor.score(Rows.features(5, 3));
            }
        } catch (ModelRefusedException refusal) {
            assertThat(refusal).hasMessageNotContaining("null");
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void endsWhereItEnds(Case model) throws IOException {
        byte[] bytes = model.bytes();
        byte[] longer = java.util.Arrays.copyOf(bytes, bytes.length + 1);

        assertThatExceptionOfType(ModelRefusedException.class)
                .isThrownBy(() -> read(longer, model.signature))
                .withMessageContaining("goes on after its end");
        for (int length = 0; length < bytes.length; length += 1 + bytes.length / 50) {
            byte[] shorter = java.util.Arrays.copyOf(bytes, length);
            assertThatExceptionOfType(ModelRefusedException.class).isThrownBy(() -> read(shorter, model.signature));
        }
    }

    @Test
    void otherClassesThanTheSignaturesAreRefused() throws IOException {
        byte[] bytes = cases().findFirst().orElseThrow().bytes();
        Signature other = new Signature(INPUTS, "y", Task.CLASSIFICATION, List.of("a", "b", "c"), Optional.empty());

        assertThatExceptionOfType(ModelRefusedException.class)
                .isThrownBy(() -> read(bytes, other))
                .withMessageContaining("[a, b, c]")
                .withMessageContaining("[b, c, a]");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void tellsTheTrainerAndItsSettingsButNoTimeAndNoPlace(Case model) {
        Map<String, String> provenance = model.trainer.train(model.rows, 1).provenance();

        assertThat(provenance)
                .containsEntry("tribuo-version", "4.3.2")
                .containsKeys("class-name", "trainer.class-name", "java-version");
        assertThat(provenance.values()).noneMatch(value -> value.startsWith("/") || value.matches("\\d{4}-\\d\\d-.*"));
    }

    @Test
    void provenanceTellsEverySetting() {
        Map<String, String> logistic = TribuoTrainers.logisticRegression()
                .withRidge(20)
                .withLearningRate(0.25)
                .train(Rows.classes(200, 1), 7)
                .provenance();

        assertThat(logistic)
                .containsEntry("trainer.class-name", "org.tribuo.classification.sgd.linear.LinearSGDTrainer")
                .containsEntry("trainer.seed", "7")
                .containsEntry("trainer.optimiser.optimiser.decay", "0.1")
                .containsEntry("trainer.optimiser.optimiser.optimiser.initialLearningRate", "0.25");
        assertThat(TribuoTrainers.xgboost()
                        .withDepth(3)
                        .train(Rows.numbers(200, 1), 7)
                        .provenance())
                .containsEntry("trainer.overrideParameters.max_depth", "3")
                .containsKeys("instance-values.target-mean", "instance-values.target-deviation");
    }
}
