package org.evermodel.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.evermodel.model.FeatureMatrix;
import org.evermodel.model.Predictor;
import org.evermodel.model.Task;
import org.evermodel.model.Trainer;
import org.evermodel.model.TrainingSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tribuo.Tribuo;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.xgboost.XGBoostClassificationTrainer;

class StockTrainersTest {
    static Stream<Trainer> classifiers() {
        return all().filter(trainer -> trainer.supports(Task.CLASSIFICATION));
    }

    static Stream<Trainer> regressors() {
        return all().filter(trainer -> trainer.supports(Task.REGRESSION));
    }

    private static Stream<Trainer> all() {
        return Stream.of(
                TribuoTrainers.logisticRegression(),
                TribuoTrainers.linearRegression(),
                TribuoTrainers.cart(),
                TribuoTrainers.randomForest(),
                TribuoTrainers.xgboost());
    }

    @Test
    void areNamedAsUsersCallThem() {
        assertThat(all().map(Trainer::name))
                .containsExactly("logistic-regression", "linear-regression", "cart", "random-forest", "xgboost");
    }

    @Test
    void areComparedOnAsManyRowsOneAsTheOther() {
        assertThat(all().map(Trainer::comparisonRows).distinct()).containsExactly(OptionalInt.of(20_000));
    }

    @Test
    void sayByWhichEngineTheyLearn() {
        Trainer wrapped = TribuoTrainers.of(new CARTClassificationTrainer());

        assertThat(Stream.concat(all(), Stream.of(wrapped)).map(Trainer::environment))
                .allSatisfy(environment -> assertThat(environment).containsEntry("tribuo", Tribuo.VERSION));
    }

    @ParameterizedTest
    @MethodSource("classifiers")
    void scoresAreInTheOrderOfTheClasses(Trainer trainer) {
        TrainingSet.OfClasses rows = Rows.classes(400, 1);

        double[] scores = trainer.train(rows, 1).score(rows.features());

        int right = 0;
        for (int row = 0; row < 400; row++) {
            int code = rows.codes()[row];
            right += scores[3 * row + code] > 0.5 ? 1 : 0;
        }
        assertThat(right).isGreaterThan(280);
    }

    @ParameterizedTest
    @MethodSource("classifiers")
    void aClassThatNoRowHasScoresNothing(Trainer trainer) {
        TrainingSet.OfClasses rows = Rows.classes(200, 1, 1, "b", "a");
        TrainingSet.OfClasses more = new TrainingSet.OfClasses(
                rows.features(),
                List.of("z", "b", "a"),
                Arrays.stream(rows.codes()).map(code -> code + 1).toArray());

        double[] scores = new double[3];
        double[] two = new double[2];
        trainer.train(more, 1).score(Rows.row(rows.features(), 0), scores);
        trainer.train(rows, 1).score(Rows.row(rows.features(), 0), two);

        assertThat(scores[0]).isZero();
        assertThat(scores[1]).isCloseTo(two[0], within(0.01));
    }

    @ParameterizedTest
    @MethodSource("classifiers")
    void rowsOfOneClassTeachNothing(Trainer trainer) {
        TrainingSet.OfClasses rows = new TrainingSet.OfClasses(Rows.features(20, 1), List.of("b", "a"), new int[20]);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer.train(rows, 1))
                .withMessage("training needs rows of at least two classes, but all 20 rows are of \"b\"");
    }

    @ParameterizedTest
    @MethodSource("regressors")
    void noRowsTeachNothing(Trainer trainer) {
        TrainingSet.OfNumbers none =
                new TrainingSet.OfNumbers(new FeatureMatrix(List.of("x"), 0, new double[0]), new double[0]);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer.train(none, 1))
                .withMessageContaining("0 rows");
    }

    @ParameterizedTest
    @MethodSource("regressors")
    void aNumberThatIsNoneIsNamed(Trainer trainer) {
        TrainingSet.OfNumbers rows =
                new TrainingSet.OfNumbers(Rows.matrix(2, 1, 2, 3, Double.NaN), new double[] {1, 2});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer.train(rows, 1))
                .withMessage("features must be finite, but row 1 has NaN for \"column 1\"");
    }

    @Test
    void aClassNameThatTribuoKeepsForItselfIsRefused() {
        TrainingSet.OfClasses rows = new TrainingSet.OfClasses(
                Rows.matrix(2, 1, 2), List.of("a", org.tribuo.classification.Label.UNKNOWN), new int[] {0, 1});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> TribuoTrainers.cart().train(rows, 1))
                .withMessageContaining("LABEL##UNKNOWN");
    }

    @ParameterizedTest
    @MethodSource("classifiers")
    void rowsOfNothingButZerosAreLearnedFromAndAnswered(Trainer trainer) {
        TrainingSet.OfClasses rows = new TrainingSet.OfClasses(
                Rows.matrix(40, oneHot(40)), List.of("a", "b"), every(40, row -> row % 3 == 0 ? 1 : 0));

        double[] scores = new double[2];
        trainer.train(rows, 1).score(new double[2], scores);

        assertThat(scores[0] + scores[1]).isCloseTo(1, within(1e-12));
        assertThat(scores[1]).isGreaterThan(0.5);
    }

    /** Two columns of 0 and 1: every third row has neither. */
    private static double[] oneHot(int rows) {
        double[] values = new double[2 * rows];
        for (int row = 0; row < rows; row++) {
            if (row % 3 > 0) {
                values[2 * row + row % 3 - 1] = 1;
            }
        }
        return values;
    }

    private static int[] every(int rows, java.util.function.IntUnaryOperator code) {
        int[] codes = new int[rows];
        Arrays.setAll(codes, code);
        return codes;
    }

    @ParameterizedTest
    @MethodSource("regressors")
    void aTargetFarFromZeroAndOfAnotherScaleIsLearnedAsWell(Trainer trainer) {
        TrainingSet.OfNumbers rows = Rows.numbers(300, 1);
        TrainingSet.OfNumbers far = new TrainingSet.OfNumbers(
                rows.features(),
                Arrays.stream(rows.targets()).map(y -> 1e9 + 1e-3 * y).toArray());

        double[] plain = trainer.train(rows, 1).score(rows.features());
        double[] moved = trainer.train(far, 1).score(rows.features());

        for (int row = 0; row < plain.length; row++) {
            assertThat((moved[row] - 1e9) * 1e3).isCloseTo(plain[row], within(0.05));
        }
    }

    @ParameterizedTest
    @MethodSource("regressors")
    void aConstantTargetIsAnswered(Trainer trainer) {
        double[] targets = new double[50];
        Arrays.fill(targets, 17);

        double[] answers = trainer.train(new TrainingSet.OfNumbers(Rows.features(50, 1), targets), 1)
                .score(Rows.features(50, 2));

        assertThat(Arrays.stream(answers))
                .allSatisfy(answer -> assertThat(answer).isCloseTo(17, within(1e-9)));
    }

    static Stream<List<Trainer>> threads() {
        return Stream.of(
                List.of(
                        TribuoTrainers.xgboost().withRounds(20),
                        TribuoTrainers.xgboost().withRounds(20).withThreads(2)),
                List.of(
                        TribuoTrainers.randomForest(),
                        TribuoTrainers.randomForest().withThreads(2)));
    }

    @ParameterizedTest
    @MethodSource("threads")
    void givesTheSameAnswersWithAnyNumberOfThreads(List<Trainer> oneAndTwo) {
        TrainingSet.OfClasses rows = Rows.classes(500, 1);

        double[] one = oneAndTwo.get(0).train(rows, 1).score(rows.features());

        assertThat(oneAndTwo.get(1).train(rows, 1).score(rows.features())).isEqualTo(one);
        assertThat(oneAndTwo.get(1).parameters()).isEqualTo(oneAndTwo.get(0).parameters());
    }

    @Test
    void anotherSeedDrawsOtherRows() {
        TrainingSet.OfClasses rows = Rows.classes(300, 1);

        assertThat(all().filter(trainer ->
                        trainer.supports(Task.CLASSIFICATION) && !trainer.name().equals("cart")))
                .allSatisfy(trainer -> assertThat(trainer.train(rows, 1L << 40).score(rows.features()))
                        .isNotEqualTo(trainer.train(rows, 0).score(rows.features())));
    }

    @Test
    void everySettingShowsInTheParametersAndLeavesTheOriginalAlone() {
        var logistic = TribuoTrainers.logisticRegression();
        var linear = TribuoTrainers.linearRegression();
        var cart = TribuoTrainers.cart();
        var forest = TribuoTrainers.randomForest();
        var boosting = TribuoTrainers.xgboost();
        List<Trainer> changed = List.of(
                logistic,
                logistic.withSteps(9),
                logistic.withLearningRate(0.9),
                logistic.withRidge(9),
                linear,
                linear.withSteps(9),
                linear.withLearningRate(0.9),
                cart,
                cart.withDepth(9),
                cart.withSplitRows(9),
                cart.withPriorRows(9),
                forest,
                forest.withTrees(9),
                forest.withDepth(9),
                forest.withLeafRows(9),
                forest.withColumnShare(0.9),
                boosting,
                boosting.withRounds(9),
                boosting.withLearningRate(0.9),
                boosting.withDepth(9),
                boosting.withRowShare(0.9),
                boosting.withColumnShare(0.9));

        List<String> shown = new ArrayList<>();
        changed.forEach(trainer -> shown.add(trainer.name() + new java.util.TreeMap<>(trainer.parameters())));

        assertThat(shown).doesNotHaveDuplicates().hasSize(22);
        assertThat(logistic).isEqualTo(TribuoTrainers.logisticRegression());
        assertThat(boosting).isEqualTo(TribuoTrainers.xgboost());
    }

    @Test
    void settingsThatMakeNoSenseAreRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TribuoTrainers.xgboost().withLearningRate(0))
                .withMessage("learning rate must be above 0 and at most 1, but was 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TribuoTrainers.xgboost().withColumnShare(Double.NaN))
                .withMessageContaining("column share");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TribuoTrainers.randomForest().withDepth(31))
                .withMessage("depth must be between 1 and 30, but was 31");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TribuoTrainers.logisticRegression().withRidge(-1))
                .withMessageContaining("ridge must be at least 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TribuoTrainers.cart().withPriorRows(Double.POSITIVE_INFINITY))
                .withMessageContaining("prior rows");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TribuoTrainers.linearRegression().withLearningRate(-0.1))
                .withMessage("learning rate must be above 0, but was -0.1");
    }

    @Test
    void aRowOfAnotherWidthIsRefused() {
        Predictor predictor = TribuoTrainers.cart().train(Rows.classes(50, 1), 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> predictor.score(new double[Rows.WIDTH + 1], new double[3]))
                .withMessageContaining("6 features");
    }

    @Test
    void thoseThatBoostNameTheXgboostThatIsThere() throws ClassNotFoundException {
        String jar = Class.forName("ml.dmlc.xgboost4j.java.DMatrix")
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        Trainer wrapped = TribuoTrainers.of(new XGBoostClassificationTrainer(5, 1, true));

        for (Trainer trainer : List.of(TribuoTrainers.xgboost(), TribuoTrainers.randomForest(), wrapped)) {
            assertThat(trainer.environment()).containsOnlyKeys("tribuo", "xgboost");
            assertThat(jar).endsWith("-" + trainer.environment().get("xgboost") + ".jar");
        }
        for (Trainer trainer : List.of(TribuoTrainers.cart(), TribuoTrainers.of(new CARTClassificationTrainer()))) {
            assertThat(trainer.environment()).containsOnlyKeys("tribuo");
        }
    }
}
