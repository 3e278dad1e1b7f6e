package org.evermodel.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Laws of paired comparisons, whatever the answers. */
class ComparisonProperties {
    private static List<PairPopulation> populations() {
        return List.of(
                PairPopulation.binary(0.3, 1, 0.6),
                PairPopulation.threeClasses(new double[] {0.2, 0.3, 0.5}, 1, 0.6),
                PairPopulation.numbers(1));
    }

    private static void forEachMetric(Answered answered, Consumer<Metric> law) {
        for (Metric metric : Metric.values()) {
            if (metric.task() == answered.predictions().signature().task()) {
                law.accept(metric);
            }
        }
    }

    @Property(tries = 50)
    void equalAnswersDifferByNothing(@ForAll long seed, @ForAll @IntRange(min = 2, max = 100) int rows) {
        for (PairPopulation population : populations()) {
            Answered one = population.sample(rows, new SplittableRandom(seed))[0];
            forEachMetric(
                    one,
                    metric -> one.against(one, metric).ifPresent(duel -> {
                        assertThat(duel.advantage()).as(metric.id()).isZero();
                        assertThat(duel.pValue()).as(metric.id()).isEqualTo(1);
                        assertThat(duel.low()).as(metric.id()).isNotPositive();
                        assertThat(duel.high()).as(metric.id()).isNotNegative();
                    }));
        }
    }

    @Property(tries = 50)
    void changingSidesTurnsTheSign(@ForAll long seed, @ForAll @IntRange(min = 2, max = 100) int rows) {
        for (PairPopulation population : populations()) {
            Answered[] pair = population.sample(rows, new SplittableRandom(seed));
            forEachMetric(
                    pair[0],
                    metric -> pair[0].against(pair[1], metric).ifPresent(duel -> {
                        Comparison turned = pair[1].against(pair[0], metric).orElseThrow();
                        assertThat(turned.advantage()).as(metric.id()).isCloseTo(-duel.advantage(), within(1e-12));
                        assertThat(turned.low()).as(metric.id()).isCloseTo(-duel.high(), within(1e-9));
                        assertThat(turned.pValue()).as(metric.id()).isCloseTo(duel.pValue(), within(1e-9));
                    }));
        }
    }

    @Property(tries = 50)
    void theAdvantageIsTheDifferenceOfTheTwoEvaluations(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 100) int rows) {
        for (PairPopulation population : populations()) {
            Answered[] pair = population.sample(rows, new SplittableRandom(seed));
            forEachMetric(
                    pair[0],
                    metric -> pair[0].against(pair[1], metric).ifPresent(duel -> {
                        double champion = pair[0].metric(metric).orElseThrow().value();
                        double challenger = pair[1].metric(metric).orElseThrow().value();
                        double advantage = metric.higherIsBetter() ? challenger - champion : champion - challenger;
                        assertThat(duel.advantage()).as(metric.id()).isCloseTo(advantage, within(1e-9));
                        assertThat(duel.pValue()).as(metric.id()).isBetween(0.0, 1.0);
                        assertThat(duel.advantage()).as(metric.id()).isBetween(duel.low(), duel.high());
                    }));
        }
    }
}
