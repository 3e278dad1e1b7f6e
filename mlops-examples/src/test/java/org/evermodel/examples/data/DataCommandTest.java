package org.evermodel.examples.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.evermodel.examples.Cli;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataCommandTest {
    @TempDir
    Path folder;

    @Test
    void aProfileTellsHowTheFileIsWrittenAndWhatIsInIt() throws IOException {
        Path file = file("a.csv", "age;ward\n30;a\n;b\n50;a\n");

        Cli run = Cli.run("data", "profile", file.toString(), "--json");

        assertThat(run.exit()).as(run.toString()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).anyMatch(line -> line.startsWith("delimiter ';'"));
        JsonNode json = run.json();
        assertThat(json.get("rows").asInt()).isEqualTo(3);
        assertThat(json.get("rejected").asInt()).isZero();
        assertThat(json.get("dialect").get("delimiter").asText()).isEqualTo(";");
        JsonNode age = json.get("columns").get(0);
        assertThat(age.get("name").asText()).isEqualTo("age");
        assertThat(age.get("type").asText()).isEqualTo("integer");
        assertThat(age.get("nulls").asInt()).isEqualTo(1);
        assertThat(age.get("mean").asDouble()).isEqualTo(40);
        assertThat(json.get("columns").get(1).get("type").asText()).isEqualTo("categorical");
    }

    @Test
    void faultyRecordsGoToAFileOfTheirOwnWhereThatIsWanted() throws IOException {
        Path file = file("wide.csv", "x,y\n1,2\n1,2,3\n4,5\n");
        Path rejected = folder.resolve("rejected.jsonl");

        Cli run = Cli.run("data", "profile", file.toString(), "--rejects", rejected.toString(), "--json");

        assertThat(run.exit()).as(run.toString()).isZero();
        assertThat(run.json().get("rows").asInt()).isEqualTo(2);
        assertThat(run.json().get("rejected").asInt()).isEqualTo(1);
        assertThat(Files.readString(rejected)).contains("3 fields");
        refused(
                Cli.run("data", "profile", file.toString(), "--rejects", rejected.toString(), "--most-rejects", "0"),
                "3 fields");
    }

    @Test
    void aCharsetThatIsNotSaidIsFoundAndTold() throws IOException {
        Path file = Files.write(folder.resolve("latin.csv"), "ward\nSüd\nOst\n".getBytes(StandardCharsets.ISO_8859_1));

        Cli found = Cli.run("data", "profile", file.toString(), "--json");
        Cli said = Cli.run("data", "profile", file.toString(), "--charset", "ISO-8859-1", "--json");

        assertThat(found.json().get("dialect").get("charset").asText()).isEqualTo("windows-1252");
        assertThat(said.json().get("dialect").get("charset").asText()).isEqualTo("ISO-8859-1");
        refused(Cli.run("data", "profile", file.toString(), "--charset", "latin-ninety"), "latin-ninety");
    }

    @Test
    void aShiftIsADriftAndAnotherHalfIsNone() throws IOException {
        Path reference = normal("reference.csv", 1, 0);

        JsonNode same = drift(reference, normal("same.csv", 2, 0));
        JsonNode shifted = drift(reference, normal("shifted.csv", 3, 1));

        assertThat(same.get("verdict").asText()).isEqualTo("NONE");
        assertThat(shifted.get("verdict").asText()).isEqualTo("DRIFT");
        assertThat(shifted.get("columns").get(0).get("name").asText()).isEqualTo("x");
        assertThat(shifted.get("columns").get(0).get("verdict").asText()).isEqualTo("DRIFT");
        assertThat(shifted.get("columns").get(0).get("scores").isEmpty()).isFalse();
    }

    @Test
    void versionsOfADatasetAreRegisteredAndCompared() throws IOException {
        String home = folder.resolve("home").toString();
        Path january = file("january.csv", "id,age\n1,30\n2,40\n");
        Path february = file("february.csv", "id,age\n1,31\n2,40\n3,50\n");

        Cli first = Cli.run("data", "register", "--home", home, "patients", january.toString(), "--json");
        Cli again = Cli.run("data", "register", "--home", home, "patients", january.toString(), "--json");
        Cli second = Cli.run("data", "register", "--home", home, "patients", february.toString(), "--json");
        Cli diff = Cli.run("data", "diff", "--home", home, "patients", "1", "2", "--key", "id", "--json");

        assertThat(first.json().get("version").asInt()).isEqualTo(1);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(second.json().get("version").asInt()).isEqualTo(2);
        assertThat(diff.exit()).as(diff.toString()).isZero();
        assertThat(diff.json().get("rows").get("changed").asInt()).isEqualTo(1);
        assertThat(diff.json().get("rows").get("added").asInt()).isEqualTo(1);
        assertThat(diff.out()).contains("**Columns**: identical");
    }

    @Test
    void whatCannotBeComparedIsBadInput() throws IOException {
        String home = folder.resolve("home").toString();
        Path file = file("a.csv", "id,age\n1,30\n1,40\n");
        Cli.run("data", "register", "--home", home, "patients", file.toString());

        refused(Cli.run("data", "diff", "--home", home, "patients", "1", "2"), "there is no version 2");
        refused(Cli.run("data", "diff", "--home", home, "patients", "1", "1", "--key", "nr"), "no column \"nr\"");
        refused(Cli.run("data", "diff", "--home", home, "nobody", "1", "2"), "there is no version 1");
        refused(Cli.run("data", "diff", "--home", home, "patients", "one", "2"), "one");
        refused(Cli.run("data", "register", "--home", home, "No Name", file.toString()), "No Name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"profile", "check --suggest", "leaks --target x"})
    void whatCannotBeReadIsBadInput(String command) throws IOException {
        refused(run(command, folder.resolve("absent.csv")), "there is no such file");
        refused(run(command, folder), "is a directory");
        refused(run(command, file("wide.csv", "x,y\n1,2\n1,2,3\n")), "record 2 (line 3) has 3 fields");
        refused(run(command, file("empty.csv", "")), "is empty");
    }

    @Test
    void withoutACommandItSaysWhatThereIs() {
        refused(Cli.run("data"), "profile, drift, check, leaks, register or diff");
        refused(Cli.run("data", "dance"), "dance");
        assertThat(Cli.run("data", "profile", "--help").exit()).isZero();
    }

    private static Cli run(String command, Path file) {
        String[] words = command.split(" ");
        String[] arguments = new String[words.length + 2];
        arguments[0] = "data";
        arguments[1] = words[0];
        arguments[2] = file.toString();
        System.arraycopy(words, 1, arguments, 3, words.length - 1);
        return Cli.run(arguments);
    }

    private static void refused(Cli run, String reason) {
        assertThat(run.exit()).as(run.toString()).isEqualTo(2);
        assertThat(run.err()).hasSizeBetween(1, 3);
        assertThat(String.join(" ", run.err())).contains(reason);
    }

    private JsonNode drift(Path reference, Path current) {
        Cli run = Cli.run("data", "drift", reference.toString(), current.toString(), "--json");
        assertThat(run.exit()).as(run.toString()).isZero();
        return run.json();
    }

    private Path normal(String name, long seed, double mean) throws IOException {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder("x\n");
        for (int row = 0; row < 2_000; row++) {
            text.append(String.format(Locale.ROOT, "%.6f%n", mean + random.nextGaussian()));
        }
        return file(name, text.toString());
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }
}
