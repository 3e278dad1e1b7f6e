package org.evermodel.serving.retrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evermodel.Verdict;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.evermodel.data.Field;
import org.evermodel.data.Schema;
import org.evermodel.evaluate.Metric;
import org.evermodel.model.Predictions;
import org.evermodel.model.Signature;
import org.evermodel.model.Task;
import org.junit.jupiter.api.Test;

class PairedRuleTest {
    private static final Schema INPUTS = Schema.of(List.of(new Field("x", ColumnType.REAL)));
    private static final int ROWS = 100;

    /** A third of the rows is of each class. */
    private static Dataset rows() {
        List<String> truth = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            truth.add(List.of("a", "b", "c").get(row % 3));
        }
        return Dataset.of(java.util.Map.of("y", Columns.categories(truth)));
    }

    /** Knows these classes and is right wherever it can be. */
    private static Predictions right(String... classes) {
        Signature signature = new Signature(INPUTS, "y", Task.CLASSIFICATION, List.of(classes), Optional.empty());
        double[] scores = new double[ROWS * classes.length];
        for (int row = 0; row < ROWS; row++) {
            int known = List.of(classes).indexOf(List.of("a", "b", "c").get(row % 3));
            for (int i = 0; i < classes.length; i++) {
                scores[row * classes.length + i] =
                        known < 0 ? 1.0 / classes.length : known == i ? 0.9 : 0.1 / (classes.length - 1);
            }
        }
        return Predictions.of(signature, scores);
    }

    @Test
    void aChallengerThatKnowsAClassThatWasBornIsBetter() {
        for (Metric metric : List.of(Metric.ACCURACY, Metric.LOG_LOSS)) {
            Verdict verdict = PromotionRule.better(metric, 0).judge(right("a", "b"), right("c", "b", "a"), rows());

            assertThat(verdict.passed()).as(verdict.reason()).isTrue();
        }
    }

    @Test
    void aChallengerThatForgotAClassIsWorse() {
        Verdict verdict =
                PromotionRule.notWorse(Metric.LOG_LOSS, 0.1).judge(right("a", "b", "c"), right("b", "c"), rows());

        assertThat(verdict.passed()).isFalse();
        assertThat(verdict.reason()).contains("significantly");
    }

    @Test
    void equalsAreNotBetterAndNotWorse() {
        Predictions same = right("a", "b", "c");

        assertThat(PromotionRule.better(Metric.ACCURACY, 0)
                        .judge(same, same, rows())
                        .passed())
                .isFalse();
        assertThat(PromotionRule.notWorse(Metric.ACCURACY, 0)
                        .judge(same, same, rows())
                        .passed())
                .isTrue();
    }

    @Test
    void whatIsSurelyBetterByTooLittleIsRefused() {
        Verdict verdict =
                PromotionRule.better(Metric.ACCURACY, 0.5).judge(right("a", "b"), right("a", "b", "c"), rows());

        assertThat(verdict.passed()).isFalse();
        assertThat(verdict.reason()).contains("less than the 0.5 from which it matters");
    }

    @Test
    void aMarginIsNotNegative() {
        assertThatThrownBy(() -> PromotionRule.notWorse(Metric.RMSE, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 0, but was -1");
    }
}
