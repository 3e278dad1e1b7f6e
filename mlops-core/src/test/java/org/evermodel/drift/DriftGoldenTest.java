package org.evermodel.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against figures of scipy. */
class DriftGoldenTest {
    private record Case(String name, JsonNode input, JsonNode expected) {
        double[] numbers(String of) {
            return DriftGoldenTest.numbers(input.required(of));
        }

        void assertClose(String what, double actual, double relative) {
            double wanted = expected.required(what).asDouble();
            assertThat(actual).as(what).isCloseTo(wanted, within(Math.max(1e-12, relative * Math.abs(wanted))));
        }

        boolean defines(String what) {
            return !expected.required(what).isNull();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static Stream<Case> cases(String family) {
        try (InputStream in = DriftGoldenTest.class.getResourceAsStream("/golden/" + family + ".json")) {
            JsonNode cases = new ObjectMapper().readTree(in).required("cases");
            return StreamSupport.stream(cases.spliterator(), false)
                    .map(node -> new Case(
                            node.required("name").asText(), node.required("input"), node.required("expected")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Case> binned() {
        return cases("two-sample-binned");
    }

    static Stream<Case> numeric() {
        return cases("two-sample-numeric");
    }

    static Stream<Case> manyTests() {
        return cases("intervals-tests").filter(each -> each.name().startsWith("adjust_"));
    }

    private static double[] numbers(JsonNode array) {
        return IntStream.range(0, array.size())
                .mapToDouble(i -> array.get(i).asDouble() + 0.0)
                .toArray();
    }

    private static TwoSamples samples(double[] reference, double[] current) {
        return TwoSamples.of(IntStream.range(0, reference.length)
                .mapToObj(i -> new Cell("bin " + i, (long) reference[i], (long) current[i]))
                .toList());
    }

    @ParameterizedTest
    @MethodSource("binned")
    void statisticsOfCountsAreTheKnownOnes(Case each) {
        TwoSamples samples = samples(each.numbers("reference"), each.numbers("current"));

        assertThat(samples.isComparable()).isEqualTo(each.defines("chi2"));
        if (samples.n() > 0 && samples.m() > 0) {
            each.assertClose("psi_floor_zero_1e4", samples.psi(), 1e-9);
        }
        if (samples.isComparable()) {
            each.assertClose("chi2", samples.chiSquare(), 1e-9);
            assertThat(samples.degreesOfFreedom())
                    .isEqualTo(each.expected().required("dof").asInt());
            each.assertClose("chi2_p", samples.p(), 1e-6);
            each.assertClose("cramers_v", samples.cramersV(), 1e-9);
        }
    }

    @ParameterizedTest
    @MethodSource("binned")
    void theDistanceOfBinnedNumbersIsTheKnownOne(Case each) {
        long[] reference = Arrays.stream(each.numbers("reference"))
                .mapToLong(count -> (long) count)
                .toArray();
        long[] current = Arrays.stream(each.numbers("current"))
                .mapToLong(count -> (long) count)
                .toArray();

        if (each.defines("ks_binned")) {
            each.assertClose(
                    "ks_binned", KolmogorovSmirnov.of(reference, current).distance(), 1e-9);
        }
    }

    @ParameterizedTest
    @MethodSource("numeric")
    void inBinsOfOneValueEachTheDistanceIsThatOfTheNumbersThemselves(Case each) {
        double[] reference = each.numbers("reference");
        double[] current = each.numbers("current");
        double[] values = Stream.of(reference, current)
                .flatMapToDouble(Arrays::stream)
                .sorted()
                .distinct()
                .toArray();

        KolmogorovSmirnov found = KolmogorovSmirnov.of(counts(values, reference), counts(values, current));

        each.assertClose("ks_d", found.distance(), 1e-9);
        each.assertClose("ks_p_kolmogorov_limit", found.p(), 1e-7);
    }

    private static long[] counts(double[] values, double[] sample) {
        return Arrays.stream(values)
                .mapToLong(value ->
                        Arrays.stream(sample).filter(each -> each == value).count())
                .toArray();
    }

    @ParameterizedTest
    @MethodSource("manyTests")
    void adjustedChancesAreTheKnownOnes(Case each) {
        double[] adjusted = BenjaminiHochberg.adjust(each.numbers("p"));

        List<Double> wanted =
                Arrays.stream(numbers(each.expected().required("bh"))).boxed().toList();
        for (int i = 0; i < adjusted.length; i++) {
            assertThat(adjusted[i]).isCloseTo(wanted.get(i), within(1e-7));
        }
        assertThat(adjusted).hasSameSizeAs(wanted);
    }
}
