package org.evermodel.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.evermodel.MlopsException;
import org.evermodel.Seed;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.evermodel.model.CrossValidation;
import org.evermodel.model.Encoder;
import org.evermodel.model.Target;
import org.evermodel.model.Task;
import org.evermodel.model.Trainer;
import org.evermodel.model.TrainerComparison;
import org.evermodel.model.Training;
import org.evermodel.model.TrainingSet;
import org.evermodel.model.Transform;
import org.evermodel.model.Transforms;
import org.junit.jupiter.api.Test;

class CrossValidationTest {
    private static final Transform USUAL = Transforms.impute().standardize().oneHot();

    private final Dataset patients = SampleTables.classified(300, 1);
    private final Training outcome = Training.of(Target.of("outcome"), USUAL);
    private final CrossValidation inThree = CrossValidation.ofFolds(3);

    @Test
    void theTrainerThatLearnsIsChosen() {
        TrainerComparison classes = compare(inThree, outcome, TestTrainers.all(), patients);
        TrainerComparison numbers = compare(
                inThree, Training.of(Target.of("days"), USUAL), TestTrainers.all(), SampleTables.measured(300, 1));

        assertThat(classes.chosen().name()).isEqualTo("nearest-mean");
        assertThat(numbers.chosen().name()).isEqualTo("least-squares");
    }

    @Test
    void trainersThatCannotLearnTheTaskTakeNoPart() {
        assertThat(compare(inThree, outcome, TestTrainers.all(), patients).scores())
                .extracting(TrainerComparison.Score::trainer)
                .containsExactly("majority", "nearest-mean");
        assertThatThrownBy(() -> compare(inThree, outcome, List.of(TestTrainers.leastSquares()), patients))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("none of [least-squares] can learn \"outcome\", which is a classification");
    }

    @Test
    void theLossOfTheMajorityIsTheEntropyOfTheClasses() {
        TrainerComparison.Score majority =
                compare(inThree, outcome, TestTrainers.all(), patients).scores().get(0);

        double share = patients.filter(row -> patients.column("outcome")
                                .value(row)
                                .orElseThrow()
                                .equals("yes"))
                        .rowCount()
                / 300.0;
        double entropy = -share * Math.log(share) - (1 - share) * Math.log(1 - share);
        assertThat(majority.loss()).isCloseTo(entropy, within(1e-3));
        assertThat(majority.judged()).isEqualTo(300);
    }

    @Test
    void theLossOfTheMeanIsAboutTheDeviationOfTheNumbers() {
        Dataset rows = Dataset.of(Map.of("x", Columns.integers(1, 2, 3, 4, 5, 6)))
                .with("y", Columns.reals(0, 10, 0, 10.5, 4, 7));

        TrainerComparison result = compare(
                CrossValidation.ofFolds(2).forwardChained(),
                Training.of(Target.of("y"), Transforms.none()),
                List.of(TestTrainers.majority()),
                rows);

        // Learned from rows 0 and 1 and judged on 2 and 3, then from all four and on 4 and 5.
        double squares = 25 + 5.5 * 5.5 + 1.125 * 1.125 + 1.875 * 1.875;
        assertThat(result.scores().get(0).loss()).isCloseTo(Math.sqrt(squares / 4), within(1e-12));
    }

    @Test
    void theSimplerTrainerIsChosenWhereTheOtherIsNotSurelyBetter() {
        SplittableRandom random = new SplittableRandom(3);
        Dataset chance = patients.with(
                "outcome",
                Columns.categories(IntStream.range(0, 300)
                        .mapToObj(row -> random.nextBoolean() ? "yes" : "no")
                        .toList()));

        assertThat(compare(inThree, outcome, TestTrainers.all(), chance)
                        .chosen()
                        .name())
                .isEqualTo("majority");
    }

    @Test
    void threadsChangeNothing() {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            assertThat(compare(inThree.on(pool), outcome, TestTrainers.all(), patients)
                            .scores())
                    .isEqualTo(compare(inThree, outcome, TestTrainers.all(), patients)
                            .scores());
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void otherTrainersChangeNothing() {
        TrainerComparison alone = compare(inThree, outcome, List.of(TestTrainers.nearestMean()), patients);

        assertThat(compare(inThree, outcome, TestTrainers.all(), patients).scores())
                .contains(alone.scores().get(0));
    }

    @Test
    void anotherSeedCutsOtherwise() {
        TrainerComparison other = inThree.compare(outcome, TestTrainers.all(), patients, Seed.of(7));

        assertThat(other.scores())
                .isNotEqualTo(
                        compare(inThree, outcome, TestTrainers.all(), patients).scores());
    }

    @Test
    void transformsAreFittedOnTheRowsLearnedFrom() {
        List<Integer> fitted = Collections.synchronizedList(new ArrayList<>());
        Transform counting = new Transform() {
            @Override
            public Encoder fit(Dataset trainingRows) {
                fitted.add(trainingRows.rowCount());
                return USUAL.fit(trainingRows);
            }

            @Override
            public Map<String, String> parameters() {
                return USUAL.parameters();
            }
        };

        compare(inThree, Training.of(Target.of("outcome"), counting), List.of(TestTrainers.nearestMean()), patients);

        assertThat(fitted).containsExactly(200, 200, 200);
    }

    @Test
    void aSlowTrainerLearnsFromASampleAndThatIsSaid() {
        TrainerComparison result = compare(inThree, outcome, List.of(new Slow(50)), patients);

        assertThat(result.scores().get(0).sampled()).isTrue();
        assertThat(result.facts().get("comparison.slow"))
                .matches("logLoss 0\\.\\d{4} on 300 rows, learned from 50 of 200");
    }

    @Test
    void aTrainerThatDivergesLoses() {
        TrainerComparison result =
                compare(inThree, outcome, List.of(new DivergingTrainer(), TestTrainers.nearestMean()), patients);

        assertThat(result.chosen().name()).isEqualTo("nearest-mean");
        assertThat(result.facts()).containsEntry("comparison.diverging", "logLoss diverged on 300 rows");
        assertThat(result.metrics()).containsOnlyKeys("comparison.nearest-mean.logLoss");
    }

    @Test
    void whereAllDivergeNoneIsChosen() {
        assertThatThrownBy(() -> compare(inThree, outcome, List.of(new DivergingTrainer()), patients))
                .isInstanceOf(MlopsException.class)
                .hasMessageContaining("[diverging] diverged");
    }

    @Test
    void aTrainerThatFailsFailsTheComparison() {
        Trainer failing = new Slow(0) {
            @Override
            double[][] classWeights(TrainingSet.OfClasses rows) {
                throw new IllegalStateException("out of order");
            }
        };

        assertThatThrownBy(() -> compare(inThree, outcome, List.of(failing), patients))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("out of order");
    }

    @Test
    void nothingIsTrainedAfterATrainingHasFailed() {
        AtomicInteger begun = new AtomicInteger();
        Trainer failing = new Slow(0) {
            @Override
            double[][] classWeights(TrainingSet.OfClasses rows) {
                begun.incrementAndGet();
                throw new IllegalStateException("out of order");
            }
        };

        assertThatThrownBy(() -> compare(inThree, outcome, List.of(failing), patients))
                .isInstanceOf(IllegalStateException.class);
        assertThat(begun).hasValue(1);
    }

    @Test
    void foldsInTimeWithoutTwoClassesAreLeftOut() {
        Dataset sorted = patients.filter(row -> row < 60)
                .with(
                        "outcome",
                        Columns.categories(IntStream.range(0, 60)
                                .mapToObj(row -> row < 18 || row % 2 == 0 ? "no" : "yes")
                                .toList()));

        TrainerComparison result = compare(inThree.forwardChained(), outcome, TestTrainers.all(), sorted);

        // Of the blocks 0-14, 15-29, 30-44, 45-59 the second is not judged: before it there is but one class.
        assertThat(result.scores().get(0).judged()).isEqualTo(30);
    }

    @Test
    void foldsInTimeWithOneNumberAreLeftOut() {
        Dataset rows = SampleTables.measured(60, 1);
        double[] days =
                IntStream.range(0, 60).mapToDouble(row -> row < 18 ? 0 : row).toArray();

        TrainerComparison result = compare(
                inThree.forwardChained(),
                Training.of(Target.of("days"), USUAL),
                TestTrainers.all(),
                rows.with("days", Columns.reals(days)));

        assertThat(result.scores().get(0).judged()).isEqualTo(30);
    }

    @Test
    void aSampleThatHoldsOneClassIsNotTaken() {
        List<String> classes = new ArrayList<>(Collections.nCopies(297, "common"));
        classes.addAll(Collections.nCopies(3, "rare"));

        TrainerComparison result =
                compare(inThree, outcome, List.of(new Slow(1)), patients.with("outcome", Columns.categories(classes)));

        assertThat(result.scores().get(0).sampled()).isFalse();
    }

    @Test
    void aClassOfOneRowDoesNotStopTheComparison() {
        List<String> classes = new ArrayList<>(Collections.nCopies(150, "common"));
        classes.addAll(Collections.nCopies(149, "usual"));
        classes.add("rare");

        TrainerComparison result =
                compare(inThree, outcome, TestTrainers.all(), patients.with("outcome", Columns.categories(classes)));

        assertThat(result.scores()).allMatch(score -> Double.isFinite(score.loss()));
    }

    @Test
    void tooFewRowsAndFoldsAreRefused() {
        assertThatThrownBy(() -> compare(inThree, outcome, TestTrainers.all(), patients.slice(0, 3)))
                .isInstanceOf(RuntimeException.class)
                .hasMessageContaining("3");
        assertThatThrownBy(() -> CrossValidation.ofFolds(1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void progressIsToldAfterEachTraining() {
        List<String> told = new ArrayList<>();

        compare(
                inThree.reporting((doing, share) -> told.add(doing + " " + share)),
                outcome,
                TestTrainers.all(),
                patients);

        assertThat(told).hasSize(6).first().isEqualTo("majority on fold-0 " + 1.0 / 6);
        assertThat(told).last().isEqualTo("nearest-mean on fold-2 1.0");
    }

    private static TrainerComparison compare(
            CrossValidation how, Training training, List<Trainer> trainers, Dataset rows) {
        return how.compare(training, trainers, rows, Seed.of(42));
    }

    private static class Slow extends TestTrainer {
        private final int most;

        Slow(int most) {
            this.most = most;
        }

        @Override
        public String name() {
            return "slow";
        }

        @Override
        public boolean supports(Task task) {
            return task == Task.CLASSIFICATION;
        }

        @Override
        public OptionalInt comparisonRows() {
            return most > 0 ? OptionalInt.of(most) : OptionalInt.empty();
        }

        @Override
        double[][] classWeights(TrainingSet.OfClasses rows) {
            return new NearestMeanTrainer().classWeights(rows);
        }

        @Override
        double[] numberWeights(TrainingSet.OfNumbers rows) {
            throw new AssertionError("answers classes only");
        }
    }
}
