package org.evermodel.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Laws of the measures, whatever the answers. */
class EvaluatorProperties {
    private static List<Population> populations() {
        return List.of(
                Population.binary(0.3, 1),
                Population.threeClasses(new double[] {0.2, 0.3, 0.5}, 1),
                Population.numbers(1));
    }

    @Property(tries = 60)
    void theOrderOfTheRowsDoesNotMatter(@ForAll long seed, @ForAll @IntRange(min = 2, max = 120) int rows) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, rows).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        int[] shuffled = order.stream().mapToInt(Integer::intValue).toArray();
        for (Population population : populations()) {
            Answered answered = population.sample(rows, new SplittableRandom(seed));
            Evaluation other = new Answered(
                            answered.predictions().take(shuffled),
                            answered.rows().take(shuffled))
                    .evaluate();

            Evaluation evaluation = answered.evaluate();

            assertThat(other.metrics().keySet()).isEqualTo(evaluation.metrics().keySet());
            evaluation.metrics().forEach((metric, estimate) -> {
                Estimate same = other.metric(metric).orElseThrow();
                assertThat(same.value()).isCloseTo(estimate.value(), within(1e-9));
                assertThat(same.low()).isCloseTo(estimate.low(), within(1e-9));
                assertThat(same.high()).isCloseTo(estimate.high(), within(1e-9));
            });
        }
    }

    @Property(tries = 60)
    void anIntervalHoldsItsValueAndStaysWithinTheRangeOfTheMetric(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int rows) {
        for (Population population : populations()) {
            Evaluation evaluation =
                    population.sample(rows, new SplittableRandom(seed)).evaluate();

            evaluation.metrics().forEach((metric, estimate) -> {
                assertThat(estimate.value()).isBetween(estimate.low(), estimate.high());
                assertThat(estimate.rows()).isEqualTo(rows);
                double least = metric == Metric.R2 ? Double.NEGATIVE_INFINITY : 0;
                boolean share = metric.task() == org.evermodel.model.Task.CLASSIFICATION && metric.higherIsBetter();
                double most = share || metric == Metric.R2 ? 1 : Double.POSITIVE_INFINITY;
                assertThat(estimate.low()).isBetween(least, most);
                assertThat(estimate.high()).isBetween(least, most);
            });
        }
    }

    @Property(tries = 60)
    void aucSeesOnlyTheOrderOfTheScores(@ForAll long seed, @ForAll @DoubleRange(min = 0.2, max = 5) double power) {
        Answered answered = Population.binary(0.4, 1).sample(80, new SplittableRandom(seed));
        int[] truth = new int[80];
        double[] scores = new double[80];
        double[] mapped = new double[80];
        for (int row = 0; row < 80; row++) {
            truth[row] = answered.rows().column(0).value(row).orElseThrow().equals("1") ? 1 : 0;
            scores[row] = Math.round(answered.predictions().score(row, 0) * 50) / 50.0;
            mapped[row] = Math.pow(scores[row], power);
        }

        assertThat(Answered.binary(truth, mapped).metric(Metric.ROC_AUC))
                .isEqualTo(Answered.binary(truth, scores).metric(Metric.ROC_AUC));
    }

    @Property(tries = 60)
    void slicesPartTheRows(@ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int rows) {
        SplittableRandom random = new SplittableRandom(seed);
        Answered answered = Population.numbers(1).sample(rows, random);
        double[] column =
                random.doubles(rows).map(each -> Math.floor(each * 40)).toArray();

        Evaluation evaluation = Evaluator.slicedBy("group")
                .evaluate(
                        answered.predictions(),
                        answered.rows().with("group", org.evermodel.data.Columns.reals(column)));

        List<Evaluation.Slice> slices = evaluation.slices().get("group");
        assertThat(slices.stream().mapToInt(Evaluation.Slice::rows).sum()).isEqualTo(rows);
        assertThat(slices.stream().map(Evaluation.Slice::value)).doesNotHaveDuplicates();
    }

    @Property(tries = 40)
    void anEvaluationIsTheSameAfterItWasWrittenAndRead(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 60) int rows) {
        for (Population population : populations()) {
            Answered answered = population.sample(rows, new SplittableRandom(seed));
            Evaluation evaluation =
                    Evaluator.slicedBy(Answered.TARGET).evaluate(answered.predictions(), answered.rows());

            byte[] json = Evaluations.toJson(evaluation);

            assertThat(Evaluations.fromJson(json)).isEqualTo(evaluation);
            assertThat(Evaluations.toJson(Evaluations.fromJson(json))).isEqualTo(json);
        }
    }
}
