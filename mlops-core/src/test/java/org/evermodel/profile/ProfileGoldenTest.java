package org.evermodel.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.evermodel.data.Column;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.evermodel.data.Field;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Numbers computed outside Java: numpy and exact rational arithmetic. Another folder of the same form can be given by
 * the system property {@code mlops.golden}.
 */
class ProfileGoldenTest {
    private static final double RELATIVE = 1e-9;
    private static final double ABSOLUTE = 1e-12;

    static Stream<Arguments> cases() throws IOException {
        JsonNode family = new ObjectMapper().readTree(fixture());
        return StreamSupport.stream(family.get("cases").spliterator(), false)
                .map(each -> Arguments.of(each.get("name").asText(), each));
    }

    private static byte[] fixture() throws IOException {
        String folder = System.getProperty("mlops.golden", "");
        if (!folder.isEmpty()) {
            return Files.readAllBytes(Path.of(folder, "profiles.json"));
        }
        try (InputStream in = ProfileGoldenTest.class.getResourceAsStream("/golden/profiles.json")) {
            return in.readAllBytes();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void agreesWithTheReference(String name, JsonNode each) {
        if (each.get("op").asText().equals("text")) {
            text(each.get("input"), each.get("expected"));
        } else {
            numeric(each.get("input"), each.get("expected"));
        }
    }

    private static void numeric(JsonNode input, JsonNode expected) {
        Column column = Columns.of(ColumnType.REAL, cells(input, JsonNode::asDouble));
        List<Double> edges = new ArrayList<>();
        input.get("edges").forEach(edge -> edges.add(edge.asDouble()));
        NumberTally tally = NumberTally.in(NumberBins.between(edges), new Field("x", ColumnType.REAL));
        tally.add(column);
        ColumnProfile profile = tally.profile();

        assertThat(profile.count()).isEqualTo(expected.get("count").asLong());
        assertThat(profile.nulls()).isEqualTo(expected.get("null_count").asLong());
        requireMoments(profile.moments(), expected);
        NumberBins bins = (NumberBins) profile.bins();
        assertThat(bins.under()).isEqualTo(expected.get("underflow").asLong());
        assertThat(bins.over()).isEqualTo(expected.get("overflow").asLong());
        assertThat(bins.counts())
                .containsExactlyElementsOf(
                        StreamSupport.stream(expected.get("histogram").spliterator(), false)
                                .map(JsonNode::asLong)
                                .toList());
    }

    private static void requireMoments(Optional<Moments> moments, JsonNode expected) {
        assertThat(moments.isEmpty()).isEqualTo(expected.get("mean").isNull());
        if (moments.isEmpty()) {
            return;
        }
        Moments found = moments.get();
        requireClose(found.mean(), expected.get("mean").asDouble());
        requireClose(found.mean() * found.count(), expected.get("sum").asDouble());
        requireClose(found.variance(), expected.get("variance_ddof0").asDouble());
        assertThat(found.min()).isEqualTo(expected.get("min").asDouble());
        assertThat(found.max()).isEqualTo(expected.get("max").asDouble());
    }

    private static void requireClose(double found, double expected) {
        assertThat(found).isCloseTo(expected, within(ABSOLUTE + RELATIVE * Math.abs(expected)));
    }

    private static void text(JsonNode input, JsonNode expected) {
        Column column = Columns.of(ColumnType.CATEGORICAL, cells(input, JsonNode::asText));

        ColumnProfile profile = Profile.of(Dataset.of(Map.of("x", column))).column("x");

        assertThat(profile.count()).isEqualTo(expected.get("count").asLong());
        assertThat(profile.nulls()).isEqualTo(expected.get("null_count").asLong());
        CategoryBins bins = (CategoryBins) profile.bins();
        assertThat(bins.counts()).hasSize(expected.get("distinct").asInt());
        assertThat(bins.counts().getOrDefault("", 0L))
                .isEqualTo(expected.get("empty_string_count").asLong());
        assertThat(bins.counts().values().stream().filter(count -> count == 1))
                .hasSize(expected.get("unique_once").asInt());
        assertThat(bins.top(5)).containsExactlyElementsOf(topOf(expected.get("top5")));
    }

    private static List<Bins.Bin> topOf(JsonNode top) {
        return IntStream.range(0, top.size())
                .mapToObj(i -> new Bins.Bin(
                        top.get(i).get(0).asText(), top.get(i).get(1).asLong()))
                .toList();
    }

    private static List<Object> cells(JsonNode input, java.util.function.Function<JsonNode, Object> value) {
        List<Object> cells = new ArrayList<>();
        input.get("values").forEach(node -> cells.add(node.isNull() ? null : value.apply(node)));
        return cells;
    }
}
