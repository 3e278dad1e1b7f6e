package org.evermodel.examples.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.evermodel.examples.Cli;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real tables in order of time: prices of electricity by the half hour, and rented bikes by the hour. */
@Tag("slow")
class RealStreamsTest {
    @TempDir
    Path folder;

    private static Path shared(String file) {
        Path found = Path.of(System.getProperty("mlops.shared")).resolve("data").resolve(file);
        assumeTrue(Files.exists(found), () -> found + " is not there: real data are optional");
        return found;
    }

    private JsonNode electricity(Path file, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "stream",
                "--data",
                file.toString(),
                "--target",
                "class",
                "--ignore",
                "date,day,period",
                "--train",
                "4000",
                "--window",
                "1000",
                "--home",
                folder.resolve("home").toString()));
        arguments.addAll(List.of(more));
        return replay(arguments);
    }

    private static JsonNode replay(List<String> arguments) {
        Cli run = Cli.run(arguments.toArray(String[]::new));
        assertThat(run.exit()).as(run.toString()).isZero();
        return run.json();
    }

    private static double gain(JsonNode end) {
        return end.get("accuracy").asDouble() - end.get("staticAccuracy").asDouble();
    }

    @Test
    void theAlarmsOfElectricityPayForALinearModel() {
        JsonNode end = electricity(shared("elec2/electricity-normalized.csv"), "--trainer", "logistic-regression");

        assertThat(end.get("rows").asInt()).isEqualTo(41_312);
        assertThat(gain(end)).isGreaterThanOrEqualTo(0.04);
        assertThat(end.get("accuracy").asDouble()).isGreaterThanOrEqualTo(0.75);
        assertThat(end.get("retrainings").asInt()).isLessThanOrEqualTo(30);
        assertThat(end.get("noChangeAccuracy").asDouble()).isBetween(0.85, 0.86);
    }

    @Test
    void theAlarmsOfElectricityPayForTheTrainerThatIsChosen() {
        JsonNode end = electricity(shared("elec2/electricity-normalized.csv"));

        assertThat(end.get("accuracy").asDouble()).isGreaterThanOrEqualTo(0.74);
        assertThat(gain(end)).isGreaterThanOrEqualTo(0.015);
    }

    /**
     * The chance of guessing right, had a model nothing to go by, is at most that of the more frequent label. Boosted trees
     * learn rows by heart, so that labels which leaked would show.
     */
    @Test
    void withLabelsInAnyOrderNothingCanBeForeseen() throws IOException {
        List<String> lines = Files.readAllLines(shared("elec2/electricity-normalized.csv"));
        List<String> labels = new ArrayList<>(lines.stream()
                .skip(1)
                .map(line -> line.substring(line.lastIndexOf(',')))
                .toList());
        Collections.shuffle(labels, new Random(17));
        List<String> shuffled = new ArrayList<>(List.of(lines.get(0)));
        IntStream.range(0, labels.size())
                .mapToObj(row ->
                        lines.get(row + 1).substring(0, lines.get(row + 1).lastIndexOf(',')) + labels.get(row))
                .forEach(shuffled::add);
        Path file = Files.write(folder.resolve("shuffled.csv"), shuffled);

        for (String trainer : List.of("logistic-regression", "xgboost")) {
            JsonNode end = electricity(file, "--trainer", trainer, "--retrain-on", "schedule");

            assertThat(end.get("accuracy").asDouble()).as(trainer).isBetween(0.50, 0.59);
        }
    }

    @Test
    void bikesAreForeseenFarBetterByModelsOfTheLastMonths() {
        JsonNode end = replay(List.of(
                "stream",
                "--data",
                shared("bike-sharing/hour.csv").toString(),
                "--target",
                "cnt",
                "--ignore",
                "casual,registered,instant,dteday",
                "--train",
                "8645",
                "--window",
                "730",
                "--retrain-on",
                "schedule",
                "--home",
                folder.resolve("home").toString()));

        assertThat(end.get("rmse").asDouble())
                .isLessThanOrEqualTo(0.75 * end.get("staticRmse").asDouble());
    }
}
