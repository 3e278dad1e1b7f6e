package org.evermodel.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evermodel.evaluate.Golden.assertMetric;
import static org.evermodel.evaluate.Golden.defined;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Measures of many classes against scikit-learn's. */
class MulticlassClassificationGoldenTest {
    static Stream<Golden.Case> cases() {
        return Golden.cases("classification-multiclass");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void equalsTheReference(Golden.Case golden) {
        JsonNode probabilities = golden.input().required("prob");
        double[][] scores = IntStream.range(0, probabilities.size())
                .mapToObj(row -> Golden.numbers(probabilities.get(row)))
                .toArray(double[][]::new);
        Evaluation evaluation = Answered.multiclass(
                        Golden.whole(golden.input().required("y_true")),
                        scores,
                        golden.input().required("n_classes").asInt())
                .evaluate();

        JsonNode expected = golden.expected();
        List<List<Integer>> confusion = Golden.table(expected.required("confusion"));
        assertThat(evaluation.confusion().orElseThrow().counts()).isEqualTo(confusion);
        assertMetric(evaluation, Metric.ACCURACY, defined(expected.required("accuracy")));
        assertMetric(evaluation, Metric.BALANCED_ACCURACY, defined(expected.required("balanced_accuracy")));
        assertMetric(evaluation, Metric.ROC_AUC, defined(expected.required("roc_auc_ovr_macro")));
        assertMetric(evaluation, Metric.LOG_LOSS, defined(expected.required("log_loss")));
        assertMetric(evaluation, Metric.BRIER, defined(expected.required("brier")));
        assertMetric(evaluation, Metric.PRECISION, macro(expected.required("precision"), confusion, Need.PREDICTED));
        assertMetric(evaluation, Metric.RECALL, macro(expected.required("recall"), confusion, Need.OCCURS));
        assertMetric(evaluation, Metric.F1, macro(expected.required("f1"), confusion, Need.EITHER));
    }

    /** What a class needs so that its own value is defined. */
    private enum Need {
        OCCURS,
        PREDICTED,
        EITHER;

        boolean isMet(int occurring, int predicted) {
            return switch (this) {
                case OCCURS -> occurring > 0;
                case PREDICTED -> predicted > 0;
                case EITHER -> occurring + predicted > 0;
            };
        }
    }

    /**
     * The reference counts every class and says 0 for one whose value is undefined. We leave out a class that neither
     * occurs nor is predicted, and the mean is undefined where a class that is left is.
     */
    private static OptionalDouble macro(JsonNode perClass, List<List<Integer>> confusion, Need need) {
        double sum = 0;
        int counted = 0;
        for (int each = 0; each < perClass.size(); each++) {
            int ofClass = each;
            int occurring =
                    confusion.get(each).stream().mapToInt(Integer::intValue).sum();
            int predicted = confusion.stream().mapToInt(row -> row.get(ofClass)).sum();
            if (occurring + predicted == 0) {
                continue;
            }
            if (!need.isMet(occurring, predicted)) {
                return OptionalDouble.empty();
            }
            sum += perClass.get(each).asDouble();
            counted++;
        }
        return OptionalDouble.of(sum / counted);
    }
}
