package org.evermodel.examples.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.evermodel.examples.Cli;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamCommandTest {
    private static final int ROWS = 4_000;
    private static final int TURN = 2_000;

    @TempDir
    Path folder;

    private Path table;

    /** Large x mean yes, and from the middle on no; z tells nothing. */
    @BeforeEach
    void writeTable() throws IOException {
        table = write("turning.csv", true);
    }

    private Path write(String name, boolean turns) throws IOException {
        Random random = new Random(3);
        StringBuilder text = new StringBuilder("x,z,y,number\n");
        for (int row = 0; row < ROWS; row++) {
            double x = random.nextDouble();
            boolean turned = turns && row >= TURN;
            boolean yes = (x > 0.5 ^ turned) ^ random.nextDouble() < 0.1;
            double number = (turned ? -10 : 10) * x + random.nextGaussian();
            text.append(String.format(
                    Locale.ROOT, "%.6f,%.6f,%s,%.6f%n", x, random.nextDouble(), yes ? "yes" : "no", number));
        }
        return Files.writeString(folder.resolve(name), text.toString());
    }

    private Cli stream(String... more) {
        return replay(800, 400, more);
    }

    private Cli replay(int train, int window, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "stream",
                "--data",
                table.toString(),
                "--train",
                Integer.toString(train),
                "--window",
                Integer.toString(window),
                "--home",
                folder.resolve("home").toString()));
        arguments.addAll(List.of(more));
        return Cli.run(arguments.toArray(String[]::new));
    }

    private static JsonNode ended(Cli run) {
        assertThat(run.exit()).as(run.toString()).isZero();
        assertThat(run.err()).isEmpty();
        return run.json();
    }

    @Test
    void aTurnIsToldAndLearned() {
        JsonNode end = ended(stream("--target", "y", "--ignore", "number", "--trainer", "logistic-regression"));

        assertThat(end.get("rows").asInt()).isEqualTo(3_200);
        assertThat(end.get("windows").asInt()).isEqualTo(8);
        assertThat(end.get("staticAccuracy").asDouble()).isBetween(0.35, 0.45);
        assertThat(end.get("accuracy").asDouble())
                .isGreaterThan(end.get("staticAccuracy").asDouble() + 0.15);
        assertThat(end.get("noChangeAccuracy").asDouble()).isBetween(0.45, 0.55);
        assertThat(end.get("retrainings").asInt()).isPositive();
        assertThat(end.get("failed").asInt()).isZero();
        assertThat(end.get("alerts")).anySatisfy(alert -> {
            assertThat(alert.get("kind").asText()).isEqualTo("error-rate");
            assertThat(alert.get("row").asInt()).isBetween(TURN, TURN + 3 * 400).matches(row -> row % 400 == 399);
        });
    }

    @Test
    void whereNothingChangesNothingIsToldAndNobodyIsReplaced() throws IOException {
        table = write("steady.csv", false);

        JsonNode end = ended(stream("--target", "y", "--ignore", "number", "--trainer", "logistic-regression"));

        assertThat(end.get("alerts")).isEmpty();
        assertThat(end.get("retrainings").asInt()).isZero();
        assertThat(end.get("accuracy")).isEqualTo(end.get("staticAccuracy"));
    }

    @Test
    void withoutRetrainingTheFirstModelIsKept() {
        JsonNode end = ended(stream(
                "--target", "y", "--ignore", "number", "--trainer", "logistic-regression", "--retrain-on", "never"));

        assertThat(end.get("accuracy")).isEqualTo(end.get("staticAccuracy"));
        assertThat(end.get("retrainings").asInt() + end.get("rejected").asInt()).isZero();
        assertThat(end.get("alerts")).isNotEmpty();
    }

    @Test
    void aScheduleTriesAfterEveryWholeWindow() {
        JsonNode end = ended(stream(
                "--target", "number", "--ignore", "y", "--trainer", "linear-regression", "--retrain-on", "schedule"));

        assertThat(end.get("retrainings").asInt() + end.get("rejected").asInt()).isEqualTo(8);
        assertThat(end.get("rmse").asDouble())
                .isLessThan(0.75 * end.get("staticRmse").asDouble());
        assertThat(end.get("noChangeRmse").asDouble()).isPositive();
    }

    @Test
    void withoutATrainerTheOneThatDoesBestOnLaterRowsIsChosen() {
        JsonNode end = ended(stream("--target", "y", "--ignore", "number", "--retrain-on", "never"));

        assertThat(end.get("trainer").asText()).isNotEmpty();
    }

    @Test
    void theSameReplayEndsTheSame() {
        String[] options = {"--target", "y", "--ignore", "number", "--trainer", "cart"};

        JsonNode first = ended(stream(options));
        JsonNode second = ended(stream(options));

        assertThat(second.get("accuracy")).isEqualTo(first.get("accuracy"));
        assertThat(second.get("alerts")).isEqualTo(first.get("alerts"));
    }

    @Test
    void refusesWhatCannotBeReplayed() {
        assertThat(List.of(
                        stream("--target", "y", "--retrain-on", "monday"),
                        stream("--target", "nothing"),
                        replay(4_000, 400, "--target", "y"),
                        replay(800, 0, "--target", "y")))
                .allSatisfy(run -> assertThat(run.exit()).as(run.toString()).isEqualTo(2))
                .extracting(run -> run.err().get(0))
                .satisfiesExactly(
                        reason -> assertThat(reason).contains("drift, schedule or never"),
                        reason -> assertThat(reason).contains("\"nothing\""),
                        reason -> assertThat(reason).contains("only 4000 rows have a target"),
                        reason -> assertThat(reason).contains("--window must be at least"));
    }
}
