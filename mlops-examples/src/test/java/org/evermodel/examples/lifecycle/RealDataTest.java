package org.evermodel.examples.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.evermodel.examples.Cli;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the whole must reach on real tables. */
@Tag("slow")
class RealDataTest {
    @TempDir
    private Path home;

    @Test
    void adultReachesWhatPublishedModelsReach() {
        JsonNode adult = champion(RealData.ADULT.run(home));

        assertThat(value(adult, "accuracy")).isGreaterThanOrEqualTo(0.865);
        assertThat(value(adult, "rocAuc")).isGreaterThanOrEqualTo(0.920);
        assertThat(adult.get("trainRows").asInt()).isEqualTo(32_561);
        assertThat(adult.get("testRows").asInt()).isEqualTo(16_281);
        assertThat(adult.get("slices").get("sex").get("Female").get("rows").asInt())
                .isEqualTo(5_421);
        assertThat(adult.get("slices").get("race").size()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void irisIsToldApartAtAnySeed(long seed) {
        JsonNode iris = RealData.IRIS.run(home, "--seed", Long.toString(seed)).json();

        assertThat(value(iris, "accuracy")).isGreaterThanOrEqualTo(0.88);
    }

    @Test
    void heartDiseaseIsSeenAtAnySeedAndBetterOnAverage() {
        double[] areas = LongStream.rangeClosed(1, 5)
                .mapToObj(seed -> RealData.HEART.run(home.resolve("home-" + seed), "--seed", Long.toString(seed)))
                .mapToDouble(ended -> value(champion(ended), "rocAuc"))
                .toArray();

        assertThat(Arrays.stream(areas).min().orElseThrow()).isGreaterThanOrEqualTo(0.80);
        assertThat(Arrays.stream(areas).average().orElseThrow()).isGreaterThanOrEqualTo(0.87);
    }

    @Test
    void wineIsGradedWithinTwoThirdsOfAPoint() {
        assertThat(value(champion(RealData.RED_WINE.run(home)), "rmse")).isLessThanOrEqualTo(0.66);
    }

    @Test
    void bikesAreCountedAheadAndBetterThanByAStraightLine() {
        JsonNode bikes = champion(RealData.BIKES.run(home.resolve("compared")));
        JsonNode line = RealData.BIKES
                .run(home.resolve("line"), "--trainer", "linear-regression")
                .json();

        assertThat(value(bikes, "r2")).isGreaterThanOrEqualTo(0.80).isGreaterThan(value(line, "r2"));
    }

    private static JsonNode champion(Cli ended) {
        assertThat(ended.exit()).as("%s", ended).isZero();
        assertThat(ended.err()).isEmpty();
        assertThat(ended.json().get("champion").asBoolean()).isTrue();
        return ended.json();
    }

    private static double value(JsonNode ended, String metric) {
        return ended.get("metrics").get(metric).get("value").asDouble();
    }
}
