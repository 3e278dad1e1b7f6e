package org.evermodel.evaluate;

import static org.evermodel.evaluate.Golden.assertMetric;
import static org.evermodel.evaluate.Golden.defined;

import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Measures of numbers against scikit-learn's. */
class RegressionGoldenTest {
    static Stream<Golden.Case> cases() {
        return Golden.cases("regression");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void equalsTheReference(Golden.Case golden) {
        double[] truth = Golden.numbers(golden.input().required("y_true"));
        double[] answers = Golden.numbers(golden.input().required("y_pred"));

        Evaluation evaluation = Answered.numbers(truth, answers).evaluate();

        assertMetric(evaluation, Metric.RMSE, defined(golden.expected().required("rmse")));
        assertMetric(evaluation, Metric.MAE, defined(golden.expected().required("mae")));
        assertMetric(evaluation, Metric.R2, r2(golden, truth));
    }

    /** The reference says 0, 1 or minus infinity for a target that does not vary; with us that is undefined. */
    private static OptionalDouble r2(Golden.Case golden, double[] truth) {
        boolean constant = DoubleStream.of(truth).distinct().count() == 1;
        return constant ? OptionalDouble.empty() : defined(golden.expected().required("r2_not_forced_finite"));
    }
}
