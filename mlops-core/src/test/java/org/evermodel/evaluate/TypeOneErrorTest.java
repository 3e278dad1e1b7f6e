package org.evermodel.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Two models that are equally good are called different in at most 5 % of the comparisons. */
class TypeOneErrorTest {
    private static final double ALPHA = 0.05;

    static Stream<Arguments> populations() {
        return Stream.of(
                Arguments.of("balanced classes", PairPopulation.binary(0.5, 1.5, 0.7)),
                Arguments.of("10 % positive", PairPopulation.binary(0.1, 1.5, 0.7)),
                Arguments.of("almost equal models", PairPopulation.binary(0.3, 1.5, 0.97)),
                Arguments.of(
                        "uneven three classes", PairPopulation.threeClasses(new double[] {0.1, 0.3, 0.6}, 1.5, 0.7)),
                Arguments.of("numbers", PairPopulation.numbers(2)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("populations")
    void equalsAreSeldomCalledDifferent(String name, PairPopulation population) {
        assertKeepsAlpha(population, 200, 400);
    }

    @Tag("slow")
    @ParameterizedTest(name = "{0}")
    @MethodSource("populations")
    void equalsAreSeldomCalledDifferentInManySamples(String name, PairPopulation population) {
        assertKeepsAlpha(population, 200, 2_000);
        assertKeepsAlpha(population, 1_000, 2_000);
    }

    private static void assertKeepsAlpha(PairPopulation population, int rows, int samples) {
        double noise = 3 * Math.sqrt(ALPHA * (1 - ALPHA) / samples);
        rejections(population, rows, samples)
                .forEach((metric, rejected) ->
                        assertThat((double) rejected / samples).as(metric.id()).isLessThanOrEqualTo(ALPHA + noise));
    }

    private static Map<Metric, Integer> rejections(PairPopulation population, int rows, int samples) {
        SplittableRandom random = new SplittableRandom(11);
        Map<Metric, Integer> rejections = new EnumMap<>(Metric.class);
        for (int i = 0; i < samples; i++) {
            Answered[] pair = population.sample(rows, random);
            for (Metric metric : Metric.values()) {
                if (metric.task() == pair[0].predictions().signature().task()) {
                    int rejected = pair[0].against(pair[1], metric)
                            .filter(duel -> duel.better(ALPHA) || duel.worse(ALPHA))
                            .map(duel -> 1)
                            .orElse(0);
                    rejections.merge(metric, rejected, Integer::sum);
                }
            }
        }
        return rejections;
    }
}
