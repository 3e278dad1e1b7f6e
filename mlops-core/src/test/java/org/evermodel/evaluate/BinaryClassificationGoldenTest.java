package org.evermodel.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evermodel.evaluate.Golden.assertMetric;
import static org.evermodel.evaluate.Golden.defined;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Measures of two classes against scikit-learn's. */
class BinaryClassificationGoldenTest {
    static Stream<Golden.Case> cases() {
        return Golden.cases("classification-binary");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void equalsTheReference(Golden.Case golden) {
        Evaluation evaluation = Answered.binary(
                        Golden.whole(golden.input().required("y_true")),
                        Golden.numbers(golden.input().required("score")))
                .evaluate();

        JsonNode expected = golden.expected();
        assertMetric(evaluation, Metric.ACCURACY, defined(expected.required("accuracy")));
        assertMetric(evaluation, Metric.BALANCED_ACCURACY, defined(expected.required("balanced_accuracy")));
        assertMetric(
                evaluation,
                Metric.PRECISION,
                defined(expected.required("precision_undefined_as_null").get(1)));
        assertMetric(
                evaluation,
                Metric.RECALL,
                defined(expected.required("recall_undefined_as_null").get(1)));
        assertMetric(evaluation, Metric.F1, f1(expected));
        assertMetric(evaluation, Metric.ROC_AUC, defined(expected.required("roc_auc")));
        assertMetric(evaluation, Metric.LOG_LOSS, defined(expected.required("log_loss")));
        assertMetric(evaluation, Metric.BRIER, defined(expected.required("brier")));
        assertThat(evaluation.confusion().orElseThrow().counts())
                .isEqualTo(positiveFirst(Golden.table(expected.required("confusion"))));
    }

    /** The reference says 0 where no row is positive and none is called so; with us that is undefined. */
    private static OptionalDouble f1(JsonNode expected) {
        JsonNode counts = expected.required("confusion");
        int touched = counts.get(0).get(1).asInt()
                + counts.get(1).get(0).asInt()
                + counts.get(1).get(1).asInt();
        return touched == 0
                ? OptionalDouble.empty()
                : defined(expected.required("f1").get(1));
    }

    /** The reference counts the negative class first. */
    private static List<List<Integer>> positiveFirst(List<List<Integer>> counts) {
        return List.of(
                List.of(counts.get(1).get(1), counts.get(1).get(0)),
                List.of(counts.get(0).get(1), counts.get(0).get(0)));
    }
}
