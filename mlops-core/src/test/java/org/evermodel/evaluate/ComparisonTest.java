package org.evermodel.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.evermodel.data.Schema;
import org.evermodel.model.Predictions;
import org.evermodel.model.Signature;
import org.evermodel.model.Task;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final int[] TRUTH = {1, 1, 1, 1, 0, 0, 0, 0};
    private static final double[] GOOD = {0.9, 0.8, 0.7, 0.6, 0.4, 0.3, 0.2, 0.1};
    private static final double[] BAD = {0.9, 0.2, 0.7, 0.4, 0.4, 0.7, 0.2, 0.6};

    @Test
    void countsAnAdvantageUpwardsWhicheverWayTheMetricCounts() {
        Answered champion = Answered.binary(TRUTH, BAD);
        Answered challenger = Answered.binary(TRUTH, GOOD);

        for (Metric metric : List.of(Metric.ACCURACY, Metric.ROC_AUC, Metric.LOG_LOSS, Metric.BRIER)) {
            assertThat(champion.against(challenger, metric).orElseThrow().advantage())
                    .as(metric.id())
                    .isPositive();
            assertThat(challenger.against(champion, metric).orElseThrow().advantage())
                    .as(metric.id())
                    .isNegative();
        }
    }

    @Test
    void usesTheExactTestOnFewRowsOfDisagreement() {
        Comparison duel = Answered.binary(TRUTH, BAD)
                .against(Answered.binary(TRUTH, GOOD), Metric.ACCURACY)
                .orElseThrow();

        assertThat(duel.advantage()).isEqualTo(0.5);
        assertThat(duel.pValue()).isEqualTo(2 * Math.pow(0.5, 4));
        assertThat(duel.better(0.05)).isFalse();
    }

    @Test
    void findsASmallDifferenceInManyRows() {
        PairPopulation equals = PairPopulation.numbers(2);
        Answered[] pair = equals.sample(4_000, new SplittableRandom(5));
        Predictions better = pair[1].predictions();
        double[] nearer = new double[better.size()];
        for (int row = 0; row < nearer.length; row++) {
            double truth = (Double) pair[0].rows().column(0).value(row).orElseThrow();
            nearer[row] = 0.9 * better.number(row) + 0.1 * truth;
        }
        Answered challenger = new Answered(Predictions.of(better.signature(), nearer), pair[1].rows());

        for (Metric metric : List.of(Metric.RMSE, Metric.MAE, Metric.R2)) {
            Comparison duel = pair[0].against(challenger, metric).orElseThrow();
            assertThat(duel.low()).as(metric.id()).isPositive();
            assertThat(duel.better(0.001)).as(metric.id()).isTrue();
            assertThat(duel.worse(0.5)).as(metric.id()).isFalse();
        }
    }

    @Test
    void isEmptyWhereTheMetricIsUndefined() {
        int[] oneClass = {1, 1, 1, 1, 1, 1, 1, 1};

        assertThat(Answered.binary(oneClass, GOOD).against(Answered.binary(oneClass, BAD), Metric.ROC_AUC))
                .isEmpty();
        assertThat(Answered.binary(new int[] {1}, new double[] {0.5})
                        .against(Answered.binary(new int[] {1}, new double[] {0.6}), Metric.ACCURACY))
                .isEmpty();
    }

    @Test
    void needsTwoRowsOfAClassToCompareAucs() {
        int[] oneOfAClass = {1, 0, 0, 0, 0, 0, 0, 0};

        assertThat(Answered.binary(oneOfAClass, GOOD).against(Answered.binary(oneOfAClass, BAD), Metric.ROC_AUC))
                .isEmpty();
    }

    @Test
    void readsTheChampionsClassesInAnyOrder() {
        Answered challenger = Answered.binary(TRUTH, GOOD);
        Signature reversed =
                new Signature(Schema.of(), Answered.TARGET, Task.CLASSIFICATION, List.of("0", "1"), Optional.of("0"));
        double[] scores = new double[GOOD.length * 2];
        for (int row = 0; row < GOOD.length; row++) {
            scores[2 * row] = 1 - GOOD[row];
            scores[2 * row + 1] = GOOD[row];
        }
        Answered champion = new Answered(Predictions.of(reversed, scores), challenger.rows());

        for (Metric metric : List.of(Metric.ACCURACY, Metric.PRECISION, Metric.ROC_AUC, Metric.LOG_LOSS)) {
            Comparison duel = champion.against(challenger, metric).orElseThrow();
            assertThat(duel.advantage()).as(metric.id()).isZero();
            assertThat(duel.champion()).as(metric.id()).isEqualTo(duel.challenger());
        }
    }

    @Test
    void refusesAnswersToAnotherQuestion() {
        Answered two = Answered.binary(new int[] {1, 0}, new double[] {0.5, 0.5});
        Answered three = Answered.multiclass(new int[] {1, 0}, new double[][] {{0, 1, 0}, {1, 0, 0}}, 3);

        assertThatThrownBy(() -> three.against(two, Metric.ACCURACY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("only answers to one question can be compared");
        assertThatThrownBy(() -> two.against(two, Metric.RMSE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rmse is a measure of REGRESSION, but the models do CLASSIFICATION");
    }

    @Test
    void tellsItsNumbers() {
        assertThat(Answered.binary(TRUTH, BAD)
                        .against(Answered.binary(TRUTH, GOOD), Metric.ACCURACY)
                        .orElseThrow())
                .hasToString(
                        "Comparison[accuracy 1.0000 against the champion's 0.5000: better by 0.5000 [0.0386, 0.7614], p 0.125, 8 rows]");
    }
}
