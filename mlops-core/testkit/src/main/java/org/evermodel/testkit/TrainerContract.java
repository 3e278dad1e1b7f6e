package org.evermodel.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evermodel.MlopsException;
import org.evermodel.model.FeatureMatrix;
import org.evermodel.model.Predictor;
import org.evermodel.model.Task;
import org.evermodel.model.Trainer;
import org.evermodel.model.TrainingSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every {@link Trainer}, its {@link Predictor}s and its {@link org.evermodel.model.Flavor} must do. An
 * implementation's test extends this class and gives the trainer:
 *
 * <pre>{@code
 * class LogisticRegressionTest extends TrainerContract {
 *     protected Trainer trainer() {
 *         return TribuoTrainers.logisticRegression();
 *     }
 * }
 * }</pre>
 */
public abstract class TrainerContract {
    private static final int THREADS = 4;
    private static final long SEED = 7;
    /** Engines that answer in single precision cannot sum to 1 more closely. */
    private static final double SLACK = 1e-6;

    /** For subclasses. */
    protected TrainerContract() {}

    /** A new trainer, with the same settings at every call. */
    protected abstract Trainer trainer();

    /** Whether it answers better than by chance; to be overridden by a trainer that learns nothing from the features. */
    protected boolean learns() {
        return true;
    }

    @TestFactory
    final Stream<DynamicTest> givesTheSamePredictorForTheSameRowsAndSeed() {
        return onEachSample(sample -> {
            double[] first = answers(trainer(), sample, SEED);

            assertThat(answers(trainer(), sample, SEED)).isEqualTo(first);
        });
    }

    @TestFactory
    final Stream<DynamicTest> keepsNoStateFromOneTrainingToTheNext() {
        return onEachSample(sample -> {
            Trainer reused = trainer();
            double[] first = answers(reused, sample, SEED);
            reused.train(sample.rows(), SEED + 1).close();

            assertThat(answers(reused, sample, SEED)).isEqualTo(first);
        });
    }

    @TestFactory
    final Stream<DynamicTest> trainsSideBySideAsInTurn() {
        return onEachSample(sample -> {
            Trainer shared = trainer();
            List<double[]> sideBySide = Together.run(THREADS, thread -> answers(shared, sample, thread));

            for (int seed = 0; seed < THREADS; seed++) {
                assertThat(sideBySide.get(seed)).isEqualTo(answers(trainer(), sample, seed));
            }
        });
    }

    @TestFactory
    final Stream<DynamicTest> leavesItsRowsAlone() {
        return onEachSample(sample -> {
            double[] before = sample.rows().features().values().clone();

            trainer().train(sample.rows(), SEED).close();

            assertThat(sample.rows().features().values()).isEqualTo(before);
        });
    }

    @TestFactory
    final Stream<DynamicTest> itsPredictorSaysWhatItTakesAndGives() {
        return onEachPredictor((sample, predictor) -> {
            assertThat(predictor.width()).isEqualTo(sample.later().width());
            assertThat(predictor.outputs())
                    .isEqualTo(Math.max(1, sample.signature().classes().size()));
            assertThat(predictor.flavor()).isEqualTo(trainer().flavor().name());
        });
    }

    @TestFactory
    final Stream<DynamicTest> itsPredictorTellsWhereItComesFrom() {
        return onEachPredictor(
                (sample, predictor) -> assertThat(predictor.provenance()).isNotEmpty());
    }

    @TestFactory
    final Stream<DynamicTest> itsPredictorAnswersARowByItselfAsAmongOthers() {
        return onEachPredictor((sample, predictor) -> {
            double[] together = predictor.score(sample.later());

            assertThat(oneByOne(predictor, sample.later())).isEqualTo(together);
        });
    }

    @TestFactory
    final Stream<DynamicTest> itsPredictorAnswersManyThreadsAlike() {
        return onEachPredictor((sample, predictor) -> {
            double[] alone = oneByOne(predictor, sample.later());

            assertThat(Together.run(THREADS, thread -> oneByOne(predictor, sample.later())))
                    .allSatisfy(answers -> assertThat(answers).isEqualTo(alone));
        });
    }

    @TestFactory
    final Stream<DynamicTest> itsPredictorGivesProbabilitiesThatSumToOne() {
        return onEachPredictor((sample, predictor) -> {
            requireSoundAnswers(sample, predictor.score(sample.later()));
        });
    }

    @TestFactory
    final Stream<DynamicTest> itsPredictorAnswersAnyFiniteRow() {
        return onEachPredictor((sample, predictor) -> {
            int width = sample.later().width();
            double[] extremes = new double[3 * width];
            Arrays.fill(extremes, width, 2 * width, Float.MAX_VALUE);
            Arrays.fill(extremes, 2 * width, 3 * width, -Float.MAX_VALUE);

            requireSoundAnswers(
                    sample, predictor.score(new FeatureMatrix(sample.later().names(), 3, extremes)));
        });
    }

    @TestFactory
    final Stream<DynamicTest> itsPredictorIsReadBackByItsFlavorBitForBit() {
        return onEachPredictor((sample, predictor) -> {
            byte[] written = written(predictor);

            try (Predictor back = read(written, sample)) {
                assertThat(back.score(sample.later())).isEqualTo(predictor.score(sample.later()));
                assertThat(back.provenance()).isEqualTo(predictor.provenance());
                assertThat(back.width()).isEqualTo(predictor.width());
                assertThat(back.outputs()).isEqualTo(predictor.outputs());
                assertThat(back.flavor()).isEqualTo(predictor.flavor());
            }
        });
    }

    @TestFactory
    final Stream<DynamicTest> itsFlavorRefusesBytesThatAreNoModel() {
        return onEachPredictor((sample, predictor) -> {
            byte[] written = written(predictor);

            assertRefused("no model at all".getBytes(StandardCharsets.UTF_8), sample);
            assertRefused(new byte[0], sample);
            assertRefused(Arrays.copyOf(written, written.length / 2), sample);
        });
    }

    @TestFactory
    final Stream<DynamicTest> answersBetterThanByChance() {
        return onEachPredictor((sample, predictor) -> {
            double[] answers = predictor.score(sample.later());

            if (learns()) {
                assertThat(error(sample, answers)).isLessThan(0.5 * chance(sample));
            } else {
                assertThat(error(sample, answers)).isCloseTo(chance(sample), within(0.1));
            }
        });
    }

    @Test
    final void isHonestAboutTheTasksItSupports() {
        assertThat(Arrays.stream(Task.values()).filter(trainer()::supports)).isNotEmpty();
        TrainingSample.all(SEED)
                .filter(sample -> !trainer().supports(sample.signature().task()))
                .forEach(sample -> assertThatThrownBy(() -> trainer().train(sample.rows(), SEED))
                        .isInstanceOf(IllegalArgumentException.class));
    }

    @Test
    final void namesEverySettingInACanonicalForm() {
        assertThat(trainer().parameters()).isEqualTo(trainer().parameters());
        // An object without a text of its own would show the place where it lies in memory.
        assertThat(trainer().parameters().values()).noneMatch(value -> value.matches("(?s).*@[0-9a-f]{5,}.*"));
    }

    @Test
    final void hasANameForPeopleAndCommands() {
        assertThat(trainer().name()).matches("[a-z][a-z0-9-]*");
    }

    private Stream<DynamicTest> onEachSample(Consumer<TrainingSample> test) {
        return TrainingSample.all(SEED)
                .filter(sample -> trainer().supports(sample.signature().task()))
                .map(sample -> DynamicTest.dynamicTest(sample.name(), () -> test.accept(sample)));
    }

    private Stream<DynamicTest> onEachPredictor(BiConsumer<TrainingSample, Predictor> test) {
        return onEachSample(sample -> {
            try (Predictor predictor = trainer().train(sample.rows(), SEED)) {
                test.accept(sample, predictor);
            }
        });
    }

    private static double[] answers(Trainer trainer, TrainingSample sample, long seed) {
        try (Predictor predictor = trainer.train(sample.rows(), seed)) {
            return predictor.score(sample.later());
        }
    }

    private static double[] oneByOne(Predictor predictor, FeatureMatrix rows) {
        double[] all = new double[rows.rows() * predictor.outputs()];
        double[] one = new double[predictor.outputs()];
        for (int row = 0; row < rows.rows(); row++) {
            predictor.score(Arrays.copyOfRange(rows.values(), row * rows.width(), (row + 1) * rows.width()), one);
            System.arraycopy(one, 0, all, row * one.length, one.length);
        }
        return all;
    }

    private static void requireSoundAnswers(TrainingSample sample, double[] answers) {
        assertThat(Arrays.stream(answers)).allMatch(Double::isFinite);
        if (sample.rows() instanceof TrainingSet.OfClasses classes) {
            int width = classes.classes().size();
            assertThat(Arrays.stream(answers)).allMatch(answer -> answer >= 0 && answer <= 1);
            for (int row = 0; row < answers.length / width; row++) {
                assertThat(Arrays.stream(answers, row * width, (row + 1) * width)
                                .sum())
                        .isCloseTo(1, within(SLACK));
            }
        }
    }

    private static byte[] written(Predictor predictor) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            predictor.writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private Predictor read(byte[] bytes, TrainingSample sample) {
        try {
            return trainer().flavor().read(new ByteArrayInputStream(bytes), sample.signature());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertRefused(byte[] bytes, TrainingSample sample) {
        assertThatThrownBy(() -> read(bytes, sample).close()).isInstanceOf(MlopsException.class);
    }

    /** The share of classes answered wrongly, or the mean squared error. */
    private static double error(TrainingSample sample, double[] answers) {
        int rows = sample.later().rows();
        return IntStream.range(0, rows)
                        .mapToDouble(row -> sample.miss(row, answers))
                        .map(miss -> miss * miss)
                        .sum()
                / rows;
    }

    /** The error of always giving the most frequent class, or the mean, of the rows trained on. */
    private static double chance(TrainingSample sample) {
        try (Predictor majority = TestTrainers.majority().train(sample.rows(), SEED)) {
            return error(sample, majority.score(sample.later()));
        }
    }
}
