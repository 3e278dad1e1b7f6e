package org.evermodel.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Intervals cover 93 to 97 % of the truths for every metric, on few rows and many, balanced and with rare positives. */
@Tag("slow")
class CoverageSlowTest {
    private static final int SAMPLES = 2_000;

    static Stream<Arguments> samples() {
        return Simulation.populations()
                .flatMap(population -> Stream.of(200, 1_000, 4_000)
                        .map(rows ->
                                Arguments.of(population.get()[0], population.get()[1], rows)));
    }

    @ParameterizedTest(name = "{0}, {2} rows")
    @MethodSource("samples")
    void holdsTheTruthInNinetyFiveOfAHundredSamples(String name, Population population, int rows) {
        Map<Metric, Double> coverage = Simulation.of(population).coverage(rows, SAMPLES);

        assertThat(coverage).isNotEmpty();
        coverage.forEach((metric, share) -> assertThat(share).as(metric.id()).isBetween(0.93, 0.97));
    }
}
