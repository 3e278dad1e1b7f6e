package org.evermodel.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.evermodel.examples.Cli;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on real tables, where there are some. */
class RealTablesTest {
    @TempDir
    Path folder;

    @Test
    void fromRedWineToWhiteMostColumnsDrift() {
        JsonNode drift = ended("data", "drift", shared("wine-quality/winequality-red.csv"), white(), "--json");

        assertThat(drift.get("verdict").asText()).isEqualTo("DRIFT");
        assertThat(drifted(drift)).isGreaterThan(drift.get("columns").size() / 2L);
    }

    @Test
    void twoRandomHalvesOfAdultDoNotDrift() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(Path.of(shared("adult/adult.data"))));
        lines.removeIf(String::isBlank);
        java.util.Collections.shuffle(lines, new Random(4));
        Path first = Files.write(folder.resolve("first.csv"), lines.subList(0, lines.size() / 2));
        Path second = Files.write(folder.resolve("second.csv"), lines.subList(lines.size() / 2, lines.size()));

        JsonNode drift =
                ended("data", "drift", first.toString(), second.toString(), "--no-header", "--missing", "?", "--json");

        assertThat(drift.get("verdict").asText()).isEqualTo("NONE");
        assertThat(drifted(drift)).isZero();
    }

    @Test
    void bikeSharingGivesAwayItsTarget() {
        JsonNode leaks = ended("data", "leaks", shared("bike-sharing/hour.csv"), "--target", "cnt", "--json");

        assertThat(leaks.get("findings").toString()).contains("casual", "registered");
    }

    @Test
    void whatIsSuggestedForAdultHoldsForIt() {
        String adult = shared("adult/adult.data");

        Cli suggested = Cli.run("data", "check", adult, "--suggest", "--no-header", "--missing", "?", "--json");
        Cli checked = Cli.run("data", "check", adult, "--reference", adult, "--no-header", "--missing", "?");

        assertThat(suggested.exit()).as(suggested.toString()).isZero();
        assertThat(suggested.json().get("checks").size()).isGreaterThan(15);
        assertThat(checked.exit()).as(checked.toString()).isZero();
    }

    @Test
    void redWineIsNotWhatWhiteWineSuggests() {
        Cli checked =
                Cli.run("data", "check", shared("wine-quality/winequality-red.csv"), "--reference", white(), "--json");

        assertThat(checked.exit()).as(checked.toString()).isEqualTo(3);
        assertThat(checked.json().get("passed").asBoolean()).isFalse();
    }

    private static JsonNode ended(String... arguments) {
        Cli run = Cli.run(arguments);
        assertThat(run.exit()).as(run.toString()).isZero();
        assertThat(run.err()).isEmpty();
        return run.json();
    }

    private static long drifted(JsonNode drift) {
        return StreamSupport.stream(drift.get("columns").spliterator(), false)
                .filter(column -> column.get("verdict").asText().equals("DRIFT"))
                .count();
    }

    private static String white() {
        return shared("wine-quality/winequality-white.csv");
    }

    private static String shared(String file) {
        Path found = Path.of(System.getProperty("mlops.shared")).resolve("data").resolve(file);
        assumeTrue(Files.exists(found), () -> found + " is not there: real data are optional");
        return found.toString();
    }
}
