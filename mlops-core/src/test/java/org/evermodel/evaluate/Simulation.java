package org.evermodel.evaluate;

import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Takes repeated samples of a population and counts how often the intervals hold its true values. */
record Simulation(Population population, RandomGenerator random) {
    /** How many times the rows of a sample tell the true values: their own error is then small beside the sample's. */
    private static final int TIMES = 1_000;

    private static final int AT_MOST = 2_000_000;

    static Simulation of(Population population) {
        return new Simulation(population, new SplittableRandom(7));
    }

    static Stream<Arguments> populations() {
        return Stream.of(
                Arguments.of("balanced classes", Population.binary(0.5, 1.5)),
                Arguments.of("10 % positive", Population.binary(0.1, 1.5)),
                Arguments.of(
                        "balanced three classes",
                        Population.threeClasses(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, 1.5)),
                Arguments.of("uneven three classes", Population.threeClasses(new double[] {0.1, 0.3, 0.6}, 1.5)),
                Arguments.of("numbers", Population.numbers(2)));
    }

    /** The share of intervals that hold the truth, of the samples in which the metric is defined. */
    Map<Metric, Double> coverage(int rows, int samples) {
        Evaluation truth =
                population.sample(Math.min(AT_MOST, rows * TIMES), random).evaluate();
        Map<Metric, int[]> counts = new EnumMap<>(Metric.class);
        for (int i = 0; i < samples; i++) {
            population.sample(rows, random).evaluate().metrics().forEach((metric, estimate) -> {
                double value = truth.metric(metric).orElseThrow().value();
                int[] count = counts.computeIfAbsent(metric, added -> new int[2]);
                count[0]++;
                count[1] += estimate.low() <= value && value <= estimate.high() ? 1 : 0;
            });
        }
        Map<Metric, Double> coverage = new EnumMap<>(Metric.class);
        counts.forEach((metric, count) -> coverage.put(metric, (double) count[1] / count[0]));
        return coverage;
    }

    /** How wide the intervals are in the mean. */
    Map<Metric, Double> width(int rows, int samples) {
        Map<Metric, Double> widths = new EnumMap<>(Metric.class);
        for (int i = 0; i < samples; i++) {
            population
                    .sample(rows, random)
                    .evaluate()
                    .metrics()
                    .forEach((metric, estimate) ->
                            widths.merge(metric, (estimate.high() - estimate.low()) / samples, Double::sum));
        }
        return widths;
    }
}
