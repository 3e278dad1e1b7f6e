package org.evermodel.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether intervals keep their promise, on few repeated samples; {@link CoverageSlowTest} takes more. */
class CoverageTest {
    private static final int SAMPLES = 400;
    /** Three standard errors of a share of 95 % of so many samples. */
    private static final double NOISE = 3 * Math.sqrt(0.95 * 0.05 / SAMPLES);

    static Stream<Arguments> populations() {
        return Simulation.populations();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("populations")
    void holdsTheTruthInNinetyFiveOfAHundredSamples(String name, Population population) {
        Map<Metric, Double> coverage = Simulation.of(population).coverage(200, SAMPLES);

        assertThat(coverage).isNotEmpty();
        coverage.forEach((metric, share) ->
                assertThat(share).as(metric.id()).isBetween(0.93 - NOISE, Math.min(1, 0.97 + NOISE)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("populations")
    void halvesWithFourTimesTheRows(String name, Population population) {
        Simulation simulation = Simulation.of(population);

        Map<Metric, Double> few = simulation.width(1_000, 40);
        Map<Metric, Double> many = simulation.width(4_000, 40);

        many.forEach((metric, width) ->
                assertThat(width / few.get(metric)).as(metric.id()).isBetween(0.42, 0.58));
    }
}
