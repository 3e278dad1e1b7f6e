package org.evermodel.evaluate;

import static org.evermodel.evaluate.Golden.assertClose;
import static org.evermodel.evaluate.Golden.numbers;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Intervals and tests against scipy's and statsmodels'. */
class IntervalsGoldenTest {
    private static final double P_VALUE = 1e-7;
    private static final double TINY_P_VALUE = 1e-6;

    static Stream<Arguments> proportions() {
        return Golden.cases("intervals-tests", "proportion_interval");
    }

    static Stream<Arguments> mcnemar() {
        return Golden.cases("intervals-tests", "mcnemar");
    }

    static Stream<Arguments> deLong() {
        return Golden.cases("intervals-tests", "delong");
    }

    static Stream<Arguments> pairedLosses() {
        return Golden.cases("intervals-tests", "paired_bootstrap_exact_moments");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("proportions")
    void wilson(Golden.Case golden) {
        double confidence = golden.input().required("confidence").asDouble();
        double z = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - confidence) / 2);

        Interval interval = Wilson.interval(
                golden.input().required("successes").asInt(),
                golden.input().required("n").asInt(),
                z);

        assertClose(
                "low",
                interval.low(),
                golden.expected().required("wilson").get(0).asDouble());
        assertClose(
                "high",
                interval.high(),
                golden.expected().required("wilson").get(1).asDouble());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mcnemar")
    void mcNemar(Golden.Case golden) {
        JsonNode table = golden.input().required("table");
        int b = table.get(0).get(1).asInt();
        int c = table.get(1).get(0).asInt();
        McNemar test = new McNemar(
                table.get(0).get(0).asInt() + b + c + table.get(1).get(1).asInt(), b, c);

        assertClose("exact", test.exactPValue(), golden.expected("exact_p"), P_VALUE);
        assertClose("by the rule", test.pValue(), golden.expected("rule_25_p"), P_VALUE);
        if (!golden.expected().required("chi2_cc_p").isNull()) {
            assertClose("corrected", test.correctedPValue(), golden.expected("chi2_cc_p"), P_VALUE);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("deLong")
    void deLong(Golden.Case golden) {
        int[] truth = Golden.whole(golden.input().required("y_true"));
        boolean[] positive = new boolean[truth.length];
        for (int row = 0; row < truth.length; row++) {
            positive[row] = truth[row] == 1;
        }
        Influence first = DeLong.influence(numbers(golden.input().required("score1")), positive);
        Influence second = DeLong.influence(numbers(golden.input().required("score2")), positive);
        PairedDifference difference = PairedDifference.normal(/* first= */ second, /* second= */ first);

        assertClose("auc1", first.value(), golden.expected("auc1"));
        assertClose("auc2", second.value(), golden.expected("auc2"));
        assertClose("var1", first.variance(), golden.expected("var1"));
        assertClose("var2", second.variance(), golden.expected("var2"));
        assertClose("cov", first.covariance(second), golden.expected("cov"));
        assertClose("diff", difference.value(), golden.expected("diff"));
        assertClose("var_diff", difference.error() * difference.error(), golden.expected("var_diff"));
        assertClose(
                "low",
                difference.interval().low(),
                golden.expected().required("ci95_diff").get(0).asDouble());
        assertClose(
                "high",
                difference.interval().high(),
                golden.expected().required("ci95_diff").get(1).asDouble());
        double p = golden.expected("p");
        assertClose("p", difference.pValue(), p, p < 1e-5 ? TINY_P_VALUE : P_VALUE);
    }

    /** The exact variance of the bootstrap divides by n², the square of Student's standard error by n (n - 1). */
    @ParameterizedTest(name = "{0}")
    @MethodSource("pairedLosses")
    void pairedMeans(Golden.Case golden) {
        double[] a = numbers(golden.input().required("loss_a"));
        double[] b = numbers(golden.input().required("loss_b"));

        PairedDifference difference = PairedDifference.student(Influence.ofMean(b), Influence.ofMean(a));

        double bootstrapVariance = difference.error() * difference.error() * (a.length - 1) / a.length;
        assertClose("mean", difference.value(), golden.expected("mean"));
        assertClose("variance", bootstrapVariance, golden.expected("bootstrap_variance"));
    }
}
