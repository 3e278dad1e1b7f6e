package org.evermodel.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.evermodel.data.Column;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.evermodel.data.Field;
import org.evermodel.evaluate.Golden;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Numbers computed outside Java: numpy and exact rational arithmetic. */
class ProfileGoldenTest {
    private static final double RELATIVE = 1e-9;
    private static final double SHAPE_RELATIVE = 1e-8;
    private static final double SHAPE_ABSOLUTE = 1e-9;

    static Stream<Golden.Case> cases() {
        return Golden.cases("profiles");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void agreesWithTheReference(Golden.Case each) {
        if (each.op().equals("text")) {
            text(each.input(), each.expected());
        } else {
            numeric(each);
        }
    }

    private static void numeric(Golden.Case each) {
        JsonNode expected = each.expected();
        Column column = Columns.of(ColumnType.REAL, cells(each.input(), JsonNode::asDouble));
        List<Double> edges = new ArrayList<>();
        each.input().required("edges").forEach(edge -> edges.add(edge.asDouble()));
        NumberTally tally = NumberTally.in(NumberBins.between(edges), new Field("x", ColumnType.REAL), Bounds.MEMORY);
        tally.add(column);
        ColumnProfile profile = tally.profile();

        assertThat(profile.count()).isEqualTo(expected.required("count").asLong());
        assertThat(profile.nulls()).isEqualTo(expected.required("null_count").asLong());
        NumberBins bins = (NumberBins) profile.bins();
        assertThat(bins.under()).isEqualTo(expected.required("underflow").asLong());
        assertThat(bins.over()).isEqualTo(expected.required("overflow").asLong());
        assertThat(bins.counts()).containsExactlyElementsOf(counts(expected.required("histogram")));
        assertThat(profile.values().distinct())
                .isEqualTo(Distinct.counted(expected.required("distinct").asLong()));
        assertThat(profile.values().top().first(5)).isEqualTo(top(expected, node -> Double.toString(node.asDouble())));
        assertThat(profile.moments().isPresent())
                .isEqualTo(expected.required("mean").isNumber());
        profile.moments().ifPresent(moments -> {
            assertThat(profile.zeros()).isEqualTo(expected.required("zeros").asLong());
            assertThat(profile.negatives())
                    .isEqualTo(expected.required("negatives").asLong());
            requireMoments(moments, each);
            requireQuantiles(profile.values().quantiles().orElseThrow(), expected.required("quantiles_type7"));
        });
    }

    private static void requireMoments(Moments found, Golden.Case each) {
        JsonNode expected = each.expected();
        Golden.assertClose("mean", found.mean(), each.expected("mean"));
        Golden.assertClose("sum", found.mean() * found.count(), each.expected("sum"));
        assertThat(found.min()).isEqualTo(each.expected("min"));
        assertThat(found.max()).isEqualTo(each.expected("max"));
        requireShape(OptionalDouble.of(found.variance()), each, "variance_ddof0", RELATIVE, 1e-12);
        requireShape(found.sampleVariance(), each, "variance_ddof1", RELATIVE, 1e-12);
        requireShape(found.skewness(), each, "skewness", SHAPE_RELATIVE, SHAPE_ABSOLUTE);
        requireShape(found.kurtosis(), each, "kurtosis_excess", SHAPE_RELATIVE, SHAPE_ABSOLUTE);
        if (expected.has("skewness_bias_corrected")) {
            requireShape(found.sampleSkewness(), each, "skewness_bias_corrected", SHAPE_RELATIVE, SHAPE_ABSOLUTE);
            requireShape(
                    found.sampleKurtosis(), each, "kurtosis_excess_bias_corrected", SHAPE_RELATIVE, SHAPE_ABSOLUTE);
        }
    }

    /** Far from zero a case says itself how much of the digits can be asked for. */
    private static void requireShape(
            OptionalDouble found, Golden.Case each, String name, double relative, double absolute) {
        OptionalDouble wanted = Golden.defined(each.expected().required(name));
        assertThat(found.isPresent()).as(name).isEqualTo(wanted.isPresent());
        wanted.ifPresent(number -> {
            double rel = each.tolerance().path("rel").asDouble(relative);
            double abs = each.tolerance().path("abs").asDouble(absolute);
            assertThat(found.getAsDouble()).as(name).isCloseTo(number, within(Math.max(abs, rel * Math.abs(number))));
        });
    }

    private static void requireQuantiles(Quantiles found, JsonNode expected) {
        assertThat(found.exact()).isTrue();
        assertThat(expected.size()).isEqualTo(Quantiles.SHARES.size());
        expected.fields()
                .forEachRemaining(entry -> Golden.assertClose(
                        "quantile " + entry.getKey(),
                        found.at(Double.parseDouble(entry.getKey())),
                        entry.getValue().asDouble()));
    }

    private static void text(JsonNode input, JsonNode expected) {
        Column column = Columns.of(ColumnType.CATEGORICAL, cells(input, JsonNode::asText));

        ColumnProfile profile = Profile.of(Dataset.of(Map.of("x", column))).column("x");

        assertThat(profile.count()).isEqualTo(expected.required("count").asLong());
        assertThat(profile.nulls()).isEqualTo(expected.required("null_count").asLong());
        CategoryBins bins = (CategoryBins) profile.bins();
        assertThat(profile.values().distinct())
                .isEqualTo(Distinct.counted(expected.required("distinct").asLong()));
        assertThat(bins.seenOnce()).isEqualTo(expected.required("unique_once").asLong());
        assertThat(profile.values().top().first(5)).isEqualTo(top(expected, JsonNode::asText));
        OptionalDouble entropy = Golden.defined(expected.required("entropy_e"));
        assertThat(profile.values().entropy().isPresent()).isEqualTo(entropy.isPresent());
        entropy.ifPresent(wanted ->
                Golden.assertClose("entropy", profile.values().entropy().getAsDouble(), wanted));
        requireLengths(profile, expected);
    }

    private static void requireLengths(ColumnProfile profile, JsonNode expected) {
        assertThat(profile.texts().isPresent())
                .isEqualTo(expected.required("length_code_points").isObject());
        long empty = profile.texts().map(texts -> texts.lengths().empty()).orElse(0L);
        assertThat(empty).isEqualTo(expected.required("empty_string_count").asLong());
        profile.texts().map(Texts::lengths).ifPresent(lengths -> {
            JsonNode points = expected.required("length_code_points");
            assertThat(lengths.shortest()).isEqualTo(points.required("min").asLong());
            assertThat(lengths.longest()).isEqualTo(points.required("max").asLong());
            Golden.assertClose(
                    "mean length", lengths.mean(), points.required("mean").asDouble());
            JsonNode units = expected.required("length_utf16");
            assertThat(lengths.shortestUnits()).isEqualTo(units.required("min").asLong());
            assertThat(lengths.longestUnits()).isEqualTo(units.required("max").asLong());
            Golden.assertClose(
                    "mean units",
                    (double) lengths.units() / lengths.count(),
                    units.required("mean").asDouble());
        });
    }

    private static List<Bins.Bin> top(JsonNode expected, Function<JsonNode, String> label) {
        JsonNode top = expected.required("top5");
        return IntStream.range(0, top.size())
                .mapToObj(i -> new Bins.Bin(
                        label.apply(top.get(i).get(0)), top.get(i).get(1).asLong()))
                .toList();
    }

    private static List<Long> counts(JsonNode histogram) {
        return StreamSupport.stream(histogram.spliterator(), false)
                .map(JsonNode::asLong)
                .toList();
    }

    private static List<Object> cells(JsonNode input, Function<JsonNode, Object> value) {
        List<Object> cells = new ArrayList<>();
        input.required("values").forEach(node -> cells.add(node.isNull() ? null : value.apply(node)));
        return cells;
    }
}
