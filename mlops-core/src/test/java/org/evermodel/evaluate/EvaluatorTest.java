package org.evermodel.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.NotFoundException;
import org.evermodel.data.Column;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.evermodel.data.Schema;
import org.evermodel.model.Predictions;
import org.evermodel.model.Signature;
import org.evermodel.model.Task;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
    private static final Signature ILLNESS =
            new Signature(Schema.of(), "ill", Task.CLASSIFICATION, List.of("no", "yes"), Optional.of("yes"));
    private static final Signature COST =
            new Signature(Schema.of(), "cost", Task.REGRESSION, List.of(), Optional.empty());

    private static Dataset ill(String... truth) {
        return Dataset.of(Map.of("ill", Columns.categories(List.of(truth))));
    }

    /** Probabilities of "yes". */
    private static Predictions illness(double... yes) {
        double[] scores = new double[yes.length * 2];
        for (int row = 0; row < yes.length; row++) {
            scores[2 * row] = 1 - yes[row];
            scores[2 * row + 1] = yes[row];
        }
        return Predictions.of(ILLNESS, scores);
    }

    private static Evaluation evaluate(Predictions predictions, Dataset rows) {
        return Evaluator.overall().evaluate(predictions, rows);
    }

    @Test
    void countsTrueAgainstPredictedClasses() {
        var evaluation = evaluate(illness(0.9, 0.8, 0.3, 0.2, 0.1), ill("yes", "no", "yes", "no", "no"));

        assertThat(evaluation.confusion().orElseThrow().counts()).isEqualTo(List.of(List.of(2, 1), List.of(1, 1)));
        assertThat(evaluation.metric(Metric.ACCURACY).orElseThrow().value()).isEqualTo(0.6);
        assertThat(evaluation.rows()).isEqualTo(5);
    }

    @Test
    void hasNoAucWhereOnlyOneClassOccurs() {
        var evaluation = evaluate(illness(0.9, 0.2, 0.7), ill("yes", "yes", "yes"));

        assertThat(evaluation.metrics()).doesNotContainKey(Metric.ROC_AUC);
        assertThat(evaluation.metric(Metric.BALANCED_ACCURACY)).isPresent();
    }

    @Test
    void hasNoPrecisionWhereNothingIsCalledPositive() {
        var evaluation = evaluate(illness(0.1, 0.2, 0.3), ill("yes", "no", "no"));

        assertThat(evaluation.metrics()).doesNotContainKey(Metric.PRECISION);
        assertThat(evaluation.metric(Metric.RECALL).orElseThrow().value()).isZero();
        assertThat(evaluation.metric(Metric.F1).orElseThrow().value()).isZero();
    }

    @Test
    void hasNeitherRecallNorF1WherePositivesNeitherOccurNorAreCalledSo() {
        var evaluation = evaluate(illness(0.1, 0.2), ill("no", "no"));

        assertThat(evaluation.metrics()).doesNotContainKeys(Metric.PRECISION, Metric.RECALL, Metric.F1);
    }

    @Test
    void hasNoMetricsWithoutRows() {
        assertThat(evaluate(illness(), ill()).metrics()).isEmpty();
        assertThat(evaluate(Predictions.of(COST, new double[0]), cost()).metrics())
                .isEmpty();
    }

    @Test
    void hasNoMeanLossOnOneRowForItDoesNotTellTheSpread() {
        var evaluation = evaluate(illness(0.9), ill("yes"));

        assertThat(evaluation.metrics())
                .containsOnlyKeys(
                        Metric.ACCURACY, Metric.BALANCED_ACCURACY, Metric.PRECISION, Metric.RECALL, Metric.F1);
        assertThat(evaluate(Predictions.of(COST, new double[] {1}), cost(2)).metrics())
                .isEmpty();
    }

    @Test
    void hasNoR2WhereTheTargetDoesNotVary() {
        var evaluation = evaluate(Predictions.of(COST, new double[] {1, 2, 3}), cost(0.1, 0.1, 0.1));

        assertThat(evaluation.metrics()).containsOnlyKeys(Metric.RMSE, Metric.MAE);
    }

    private static Dataset cost(double... truth) {
        return Dataset.of(Map.of("cost", Columns.reals(truth)));
    }

    @Test
    void calls36TheCostOfACertainWrongAnswer() {
        var evaluation = evaluate(illness(0, 1), ill("yes", "no"));

        assertThat(evaluation.metric(Metric.LOG_LOSS).orElseThrow().value()).isCloseTo(36.0437, within(1e-4));
    }

    @Test
    void leavesDoubtAboutAPerfectOrderOfFewRows() {
        var perfect = evaluate(illness(0.9, 0.8, 0.7, 0.2, 0.1), ill("yes", "yes", "yes", "no", "no"));

        Estimate auc = perfect.metric(Metric.ROC_AUC).orElseThrow();
        assertThat(auc.value()).isEqualTo(1);
        assertThat(auc.low()).isBetween(0.3, 0.9);
        assertThat(auc.high()).isEqualTo(1);
    }

    @Test
    void knowsThatEqualScoresOrderNothing() {
        var constant = evaluate(illness(0.3, 0.3, 0.3, 0.3), ill("yes", "no", "no", "yes"));

        assertThat(constant.metric(Metric.ROC_AUC)).contains(new Estimate(0.5, 0.5, 0.5, 4));
    }

    @Test
    void averagesOverBothClassesWhereNoneIsPositive() {
        var signature = new Signature(Schema.of(), "ill", Task.CLASSIFICATION, List.of("no", "yes"), Optional.empty());
        var predictions = Predictions.of(signature, new double[] {0.1, 0.9, 0.2, 0.8, 0.7, 0.3, 0.8, 0.2});

        var evaluation = evaluate(predictions, ill("yes", "no", "no", "no"));

        assertThat(evaluation.metric(Metric.PRECISION).orElseThrow().value()).isEqualTo((0.5 + 1) / 2);
        assertThat(evaluation.metric(Metric.RECALL).orElseThrow().value()).isCloseTo((1 + 2 / 3.0) / 2, within(1e-15));
        assertThat(evaluation.metric(Metric.ROC_AUC)).isPresent();
    }

    @Test
    void setsMeasuresBesideThoseOfTheBaseline() {
        var train = ill("yes", "no", "no", "no");
        var test = ill("yes", "no");
        var guess = Baseline.of(ILLNESS, train).predict(2);

        var evaluation = Evaluator.overall().evaluate(illness(0.9, 0.1), test, guess);

        assertThat(guess.score(0, 1)).isEqualTo(0.25);
        assertThat(evaluation.baseline().get(Metric.LOG_LOSS).value())
                .isCloseTo(-(Math.log(0.25) + Math.log(0.75)) / 2, within(1e-15));
        assertThat(evaluation.baseline().get(Metric.ROC_AUC).value()).isEqualTo(0.5);
    }

    @Test
    void guessesTheMeanOfTheTrainingTarget() {
        assertThat(Baseline.of(COST, cost(1, 2, 6)).predict(2).number(1)).isEqualTo(3);
    }

    @Test
    void refusesABaselineWithoutRows() {
        assertThatThrownBy(() -> Baseline.of(COST, cost()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there are none");
    }

    @Test
    void takesTheTruthFromBooleansAndWholeNumbersToo() {
        var signature = new Signature(Schema.of(), "ill", Task.CLASSIFICATION, List.of("1", "0"), Optional.of("1"));
        var predictions = Predictions.of(signature, new double[] {0.9, 0.1, 0.2, 0.8});

        for (Column truth : List.of(Columns.integers(1, 0), Columns.reals(1, 0))) {
            var evaluation = evaluate(predictions, Dataset.of(Map.of("ill", truth)));
            assertThat(evaluation.metric(Metric.ACCURACY).orElseThrow().value()).isEqualTo(1);
        }
        var ofBooleans =
                new Signature(Schema.of(), "ill", Task.CLASSIFICATION, List.of("true", "false"), Optional.of("true"));
        assertThat(evaluate(
                                Predictions.of(ofBooleans, new double[] {0.9, 0.1, 0.2, 0.8}),
                                Dataset.of(Map.of("ill", Columns.booleans(true, false))))
                        .metric(Metric.ACCURACY)
                        .orElseThrow()
                        .value())
                .isEqualTo(1);
    }

    @Test
    void refusesAnswersThatAreNoProbabilities() {
        assertThatThrownBy(() -> evaluate(illness(0.5, Double.NaN), ill("yes", "no")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row 1: the score of class \"no\" must be a probability in [0, 1], but was NaN");
        assertThatThrownBy(() -> evaluate(Predictions.of(ILLNESS, new double[] {0.5, 0.9}), ill("yes")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must sum to 1, but sum to 1.4");
    }

    @Test
    void refusesAnswersThatAreNoFiniteNumbers() {
        assertThatThrownBy(() -> evaluate(Predictions.of(COST, new double[] {1, Double.NaN}), cost(1, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row 1: the answer must be a finite number, but was NaN");
    }

    @Test
    void refusesATruthThatCannotBeMeasured() {
        assertThatThrownBy(() -> evaluate(illness(0.5, 0.5), ill("yes.", "no.")))
                .hasMessage("no row of the truth column \"ill\" holds a class that the model knows: expected [no, yes],"
                        + " but found [yes., no.]");
        var missing = Dataset.of(Map.of("ill", Columns.categories(java.util.Arrays.asList("yes", null))));
        assertThatThrownBy(() -> evaluate(illness(0.5, 0.5), missing))
                .hasMessageContaining("row 1 of the truth column \"ill\" is missing");
        assertThatThrownBy(() -> evaluate(illness(0.5), Dataset.of(Map.of("other", Columns.integers(1)))))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("no column \"ill\"");
        assertThatThrownBy(() -> evaluate(
                        Predictions.of(COST, new double[] {1}),
                        Dataset.of(Map.of("cost", Columns.texts(List.of("cheap"))))))
                .hasMessageContaining("must hold numbers");
        assertThatThrownBy(() -> evaluate(Predictions.of(COST, new double[] {1}), cost(Double.POSITIVE_INFINITY)))
                .hasMessageContaining("must be a finite number");
    }

    @Test
    void countsAClassTheModelNeverSawAsAnsweredWrongly() {
        var evaluation = evaluate(illness(0.9, 0.2, 0.8), ill("yes", "no", "maybe"));

        assertThat(evaluation.metric(Metric.ACCURACY).orElseThrow().value()).isEqualTo(2 / 3.0);
        assertThat(evaluation.metric(Metric.PRECISION).orElseThrow().value()).isEqualTo(1 / 2.0);
        assertThat(evaluation.metric(Metric.RECALL).orElseThrow().value()).isEqualTo(1);
        assertThat(evaluation.metric(Metric.BALANCED_ACCURACY).orElseThrow().value())
                .isEqualTo(2 / 3.0);
        assertThat(evaluation.metric(Metric.LOG_LOSS).orElseThrow().value()).isGreaterThan(36.04 / 3);
        assertThat(evaluation.metric(Metric.ROC_AUC).orElseThrow().value()).isEqualTo(1);
        assertThat(evaluation.confusion().orElseThrow().classes()).containsExactly("no", "yes", "maybe");
    }

    @Test
    void refusesAnotherNumberOfAnswersThanRows() {
        assertThatThrownBy(() -> evaluate(illness(0.5, 0.5), ill("yes")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there must be one answer for each row, but there are 2 answers for 1 rows");
    }
}
