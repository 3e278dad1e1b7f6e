package org.evermodel.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evermodel.evaluate.Golden;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Against figures of scipy. */
class DriftGoldenTest {
    private static final double OF_VALUES = 1e-9;
    private static final double OF_CHANCES = 1e-7;
    private static final double OF_TINY_CHANCES = 1e-6;

    static Stream<Golden.Case> binned() {
        return Golden.cases("two-sample-binned");
    }

    static Stream<Golden.Case> numeric() {
        return Golden.cases("two-sample-numeric");
    }

    static Stream<Arguments> manyTests() {
        return Golden.cases("intervals-tests")
                .filter(each -> each.name().startsWith("adjust_"))
                .map(Arguments::of);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("binned")
    void statisticsOfCountsAreTheKnownOnes(Golden.Case each) {
        CountComparison found = CountComparison.of(
                counts(each.input().required("reference")), counts(each.input().required("current")));

        Map<String, OptionalDouble> all = new LinkedHashMap<>();
        all.put("chi2", found.chiSquare());
        all.put("dof", found.degreesOfFreedom());
        all.put("chi2_p", found.chiSquareP());
        all.put("cramers_v", found.cramersV());
        all.put("cramers_v_bias_corrected", found.cramersVCorrected());
        all.put("g", found.g());
        all.put("g_p", found.gP());
        all.put("js_distance_base2", scaled(found.jensenShannonDistance(), 1 / Math.sqrt(Math.log(2))));
        all.put("js_distance_e", found.jensenShannonDistance());
        all.put("js_divergence_base2", scaled(found.jensenShannonDivergence(), 1 / Math.log(2)));
        all.put("js_divergence_e", found.jensenShannonDivergence());
        all.put("psi_floor_zero_1e4", found.stabilityIndex());
        all.put("psi_floor_all_1e4", found.stabilityIndexFloored());
        all.put("psi_no_floor", found.stabilityIndexPlain());
        all.put("kl_ref_cur_e", found.kullbackLeibler());
        all.put("hellinger", found.hellinger());
        all.put("total_variation", found.totalVariation());
        all.put("l_inf", found.largestDifference());
        all.put("ks_binned", found.kolmogorovSmirnov());
        all.put("wasserstein_bin_index", found.wassersteinInBins());
        assertAll(each.expected(), all);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("numeric")
    void statisticsOfNumbersAreTheKnownOnes(Golden.Case each) {
        NumberComparison found = NumberComparison.of(
                Golden.numbers(each.input().required("reference")),
                Golden.numbers(each.input().required("current")));

        NumberComparison.MannWhitney ranks = found.mannWhitney();
        assertAll(
                each.expected().required("mannwhitney"),
                Map.of(
                        "u", OptionalDouble.of(ranks.u()),
                        "p_continuity", ranks.pContinuity(),
                        "p_no_continuity", ranks.p(),
                        "p_exact", ranks.exactP()));
        Map<String, OptionalDouble> all = new LinkedHashMap<>();
        all.put("ks_d", OptionalDouble.of(found.kolmogorovSmirnov()));
        all.put("ks_p_exact", OptionalDouble.of(found.kolmogorovSmirnovExactP()));
        all.put("ks_p_scipy_asymp", OptionalDouble.of(found.kolmogorovSmirnovAsymptoticP()));
        all.put("ks_p_kolmogorov_limit", OptionalDouble.of(found.kolmogorovSmirnovLimitP()));
        all.put("wasserstein", OptionalDouble.of(found.wasserstein()));
        all.put("wasserstein_normalised", OptionalDouble.of(found.wassersteinNormalised()));
        all.put(
                "welch_t",
                found.welch().map(test -> OptionalDouble.of(test.t())).orElse(OptionalDouble.empty()));
        all.put(
                "welch_df",
                found.welch().map(test -> OptionalDouble.of(test.df())).orElse(OptionalDouble.empty()));
        all.put(
                "welch_p",
                found.welch().map(test -> OptionalDouble.of(test.p())).orElse(OptionalDouble.empty()));
        assertAll(each.expected(), all);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("binned")
    void whatVerdictsRestOnIsTheSame(Golden.Case each) {
        long[] reference = counts(each.input().required("reference"));
        long[] current = counts(each.input().required("current"));
        TwoSamples samples = TwoSamples.of(IntStream.range(0, reference.length)
                .mapToObj(i -> new Cell("bin " + i, reference[i], current[i]))
                .toList());

        assertThat(samples.isComparable())
                .isEqualTo(each.expected().required("chi2").isNumber());
        if (samples.isComparable()) {
            Golden.assertClose("chi2", samples.chiSquare(), each.expected("chi2"));
            Golden.assertClose("psi", samples.psi(), each.expected("psi_floor_zero_1e4"));
            Golden.assertClose("v", samples.cramersV(), each.expected("cramers_v"));
            assertThat(samples.degreesOfFreedom()).isEqualTo((int) each.expected("dof"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("manyTests")
    void adjustedChancesAreTheKnownOnes(Golden.Case each) {
        double[] adjusted = BenjaminiHochberg.adjust(Golden.numbers(each.input().required("p")));

        double[] wanted = Golden.numbers(each.expected().required("bh"));
        assertThat(adjusted).hasSameSizeAs(wanted);
        for (int i = 0; i < adjusted.length; i++) {
            assertThat(adjusted[i]).isCloseTo(wanted[i], within(Math.max(1e-12, 1e-7 * wanted[i])));
        }
    }

    /** Every value that is expected is asked for, so that none is forgotten. */
    private static void assertAll(JsonNode expected, Map<String, OptionalDouble> found) {
        for (Iterator<String> names = expected.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            JsonNode wanted = expected.required(name);
            if (!wanted.isObject()) {
                assertThat(found).containsKey(name);
                assertOne(name, found.get(name), wanted);
            }
        }
    }

    private static void assertOne(String name, OptionalDouble found, JsonNode wanted) {
        assertThat(found.isPresent()).as(name).isEqualTo(!wanted.isNull());
        if (wanted.isTextual()) {
            assertThat(found.orElseThrow()).as(name).isEqualTo(Double.parseDouble(wanted.asText()));
        } else if (wanted.isNumber()) {
            double number = wanted.asDouble();
            boolean chance = name.endsWith("_p") || name.contains("_p_") || name.startsWith("p_");
            double relative = !chance ? OF_VALUES : number < 1e-8 ? OF_TINY_CHANCES : OF_CHANCES;
            boolean cancels = number < 1e-6 && (name.startsWith("js_distance") || name.equals("hellinger"));
            double absolute = cancels ? 1e-7 : 1e-12;
            assertThat(found.orElseThrow())
                    .as(name)
                    .isCloseTo(number, within(Math.max(absolute, relative * Math.abs(number))));
        }
    }

    private static OptionalDouble scaled(OptionalDouble value, double by) {
        return value.isEmpty() ? value : OptionalDouble.of(value.getAsDouble() * by);
    }

    private static long[] counts(JsonNode array) {
        return IntStream.range(0, array.size())
                .mapToLong(i -> array.get(i).asLong())
                .toArray();
    }
}
