package org.evermodel.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.evermodel.model.FeatureMatrix;
import org.evermodel.model.Trainer;
import org.evermodel.model.TrainingSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.common.xgboost.XGBoostModel;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

/** Answers worked out in plain Java are those of the engine that learned them. */
class NativeAgreementTest {
    /** Rows that were not learned from, among them levels never set, zeros, and values at the thresholds of splits. */
    private static final FeatureMatrix LATER = later();

    private static FeatureMatrix later() {
        FeatureMatrix learned = Rows.features(500, 7);
        double[] values = Arrays.copyOf(learned.values(), learned.values().length);
        for (int i = 0; i < values.length; i += 17) {
            values[i] = i % 2 == 0 ? 0 : (float) values[i];
        }
        return Rows.matrix(500, values);
    }

    static java.util.stream.Stream<Arguments> classifiers() {
        return java.util.stream.Stream.of(
                Arguments.of(TribuoTrainers.logisticRegression().withRidge(0.1), 1e-12),
                // The sums are equal to the bit; XGBoost's softmax of them is in single precision.
                Arguments.of(TribuoTrainers.xgboost().withRounds(50), 1e-6));
    }

    @ParameterizedTest
    @MethodSource("classifiers")
    void onProbabilities(Trainer trainer, double tolerance) {
        TrainingSet.OfClasses rows = Rows.classes(500, 7);
        TribuoPredictor predictor = (TribuoPredictor) trainer.train(rows, 1);
        Model<Label> tribuos = tribuos(predictor).castModel(Label.class);
        ExampleMaker maker = ExampleMaker.numbered(predictor.model().layout());

        double[] scores = new double[3];
        for (int row = 0; row < LATER.rows(); row++) {
            predictor.score(Rows.row(LATER, row), scores);
            var answer = tribuos.predict(maker.make(LabelFactory.UNKNOWN_LABEL, Rows.row(LATER, row), 0))
                    .getOutputScores();
            for (int k = 0; k < scores.length; k++) {
                assertThat(scores[k])
                        .isCloseTo(answer.get(rows.classes().get(k)).getScore(), within(tolerance));
            }
        }
    }

    static java.util.stream.Stream<Trainer> regressors() {
        return java.util.stream.Stream.of(
                TribuoTrainers.xgboost().withRounds(50), TribuoTrainers.randomForest(), TribuoTrainers.cart());
    }

    @ParameterizedTest
    @MethodSource("regressors")
    void onNumbersToTheBit(Trainer trainer) {
        TribuoPredictor predictor = (TribuoPredictor) trainer.train(Rows.numbers(500, 7), 1);

        assertThat(predictor.score(LATER)).isEqualTo(tribuosNumbers(predictor));
    }

    @Test
    void onWeightedSums() {
        TribuoPredictor predictor =
                (TribuoPredictor) TribuoTrainers.linearRegression().train(Rows.numbers(500, 7), 1);

        assertThat(predictor.score(LATER)).containsExactly(tribuosNumbers(predictor), within(1e-12));
    }

    @Test
    void onTheLeafOfATreeOfClasses() {
        TrainingSet.OfClasses rows = Rows.classes(500, 7);
        TribuoPredictor predictor =
                (TribuoPredictor) TribuoTrainers.cart().withPriorRows(0).train(rows, 1);
        Model<Label> tribuos = tribuos(predictor).castModel(Label.class);
        ExampleMaker maker = ExampleMaker.numbered(predictor.model().layout());

        double[] scores = new double[3];
        for (int row = 0; row < LATER.rows(); row++) {
            predictor.score(Rows.row(LATER, row), scores);
            var answer = tribuos.predict(maker.make(LabelFactory.UNKNOWN_LABEL, Rows.row(LATER, row), 0))
                    .getOutputScores();
            for (int k = 0; k < scores.length; k++) {
                assertThat(scores[k])
                        .isCloseTo(answer.get(rows.classes().get(k)).getScore(), within(1e-6));
            }
        }
    }

    private static double[] tribuosNumbers(TribuoPredictor predictor) {
        Model<Regressor> tribuos = tribuos(predictor).castModel(Regressor.class);
        ExampleMaker maker = ExampleMaker.numbered(predictor.model().layout());
        double[] numbers = new double[LATER.rows()];
        for (int row = 0; row < numbers.length; row++) {
            double standardized = tribuos.predict(
                            maker.make(RegressionFactory.UNKNOWN_REGRESSOR, Rows.row(LATER, row), 0))
                    .getOutput()
                    .getValues()[0];
            numbers[row] = predictor.model().scale().restore(standardized);
        }
        return numbers;
    }

    /** The stored form is Tribuo's own: Tribuo alone can read it. */
    private static Model<?> tribuos(TribuoPredictor predictor) {
        Model<?> model = Model.deserialize(predictor.model().model());
        if (model instanceof XGBoostModel<?> boosted) {
            boosted.setNumThreads(1);
        }
        return model;
    }
}
