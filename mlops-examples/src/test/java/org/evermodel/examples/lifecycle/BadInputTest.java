package org.evermodel.examples.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.evermodel.examples.Cli;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad input ends in exit 2, with a reason of at most three lines, and leaves no model behind. */
class BadInputTest {
    private static final String GOOD = "age,sex,ill\n"
            + IntStream.range(0, 60)
                    .mapToObj(i -> 20 + i + "," + (i % 2 == 0 ? "f" : "m") + "," + (i % 3 == 0 ? "yes" : "no") + "\n")
                    .collect(Collectors.joining());

    @TempDir
    private Path folder;

    @Test
    void aMissingFile() {
        assertRefused(run(folder.resolve("nowhere.csv"), "ill"), "nowhere.csv");
    }

    @Test
    void aDirectory() {
        assertRefused(run(folder, "ill"), "directory");
    }

    @Test
    void anUnknownTarget() throws IOException {
        assertRefused(run(file(GOOD), "cured"), "--target names no column \"cured\"; the columns are [age, sex, ill]");
    }

    @Test
    void aRaggedRecord() throws IOException {
        assertRefused(run(file(GOOD + "33,f\n"), "ill"), "record 61 (line 62)");
    }

    @Test
    void anEmptyFile() throws IOException {
        assertRefused(run(file(""), "ill"), "data.csv");
    }

    @Test
    void onlyAHeader() throws IOException {
        assertRefused(run(file("age,sex,ill\n"), "ill"), "no data");
    }

    @Test
    void oneClass() throws IOException {
        assertRefused(run(file(GOOD.replace("yes", "no")), "ill"), "target \"ill\" has one class only, \"no\"");
    }

    @Test
    void oneNumber() throws IOException {
        assertRefused(run(file("a,b\n1,7\n2,7\n3,7\n"), "b"), "target \"b\" is 7 in every row");
    }

    @Test
    void undecodableBytes() throws IOException {
        Path file = folder.resolve("latin.csv");
        Files.write(file, (GOOD + "33,\u00e9,no\n").getBytes(StandardCharsets.ISO_8859_1));

        assertRefused(run(file, "ill"), "latin.csv");
    }

    @Test
    void randomBytes() throws IOException {
        byte[] noise = new byte[100_000];
        new Random(7).nextBytes(noise);
        Path file = folder.resolve("noise.bin");
        Files.write(file, noise);

        assertRefused(run(file, "ill"), "noise.bin");
    }

    @Test
    void aNumberTooManyInNames() throws IOException {
        assertRefused(run(file(GOOD), "ill", "--names", "age,sex,ill,extra"), "4 column names were given");
    }

    @Test
    void anUnknownSlice() throws IOException {
        assertRefused(run(file(GOOD), "ill", "--slice", "race"), "--slice names no column \"race\"");
    }

    @Test
    void anUnknownColumnToIgnore() throws IOException {
        assertRefused(run(file(GOOD), "ill", "--ignore", "age,race"), "--ignore names no column \"race\"");
    }

    @Test
    void theTargetIgnored() throws IOException {
        assertRefused(run(file(GOOD), "ill", "--ignore", "age,ill"), "--ignore must not name the target \"ill\"");
    }

    @Test
    void everyColumnIgnored() throws IOException {
        assertRefused(run(file(GOOD), "ill", "--ignore", "age", "--ignore", "sex"), "no column is left to learn from");
    }

    @Test
    void anUnknownTrainer() throws IOException {
        assertRefused(run(file(GOOD), "ill", "--trainer", "oracle"), "oracle");
    }

    @Test
    void positivesThatNeverOccur() throws IOException {
        assertRefused(run(file(GOOD), "ill", "--positive", "maybe"), "is never \"maybe\"");
    }

    @Test
    void positivesOfARegression() throws IOException {
        assertRefused(run(file(GOOD), "age", "--positive", "30", "--task", "regression"), "--positive makes classes");
    }

    @Test
    void anUnknownTask() throws IOException {
        assertRefused(run(file(GOOD), "ill", "--task", "divination"), "--task must be classification or regression");
    }

    @Test
    void namesBesideNoHeader() throws IOException {
        assertRefused(run(file(GOOD), "ill", "--names", "a,b,ill", "--no-header"), "leave --no-header out");
    }

    @Test
    void aNameTwice() throws IOException {
        assertRefused(run(file(GOOD), "ill", "--names", "a,a,ill"), "\"a\" stands twice");
    }

    @Test
    void aLongDelimiter() throws IOException {
        assertRefused(run(file(GOOD), "ill", "--delimiter", "::"), "--delimiter must be one character");
    }

    @Test
    void oneCharacterForTwoThings() throws IOException {
        assertRefused(run(file(GOOD), "ill", "--comment", ","), "must differ");
    }

    @Test
    void twoKindsOfTestRows() throws IOException {
        Path file = file(GOOD);
        assertRefused(run(file, "ill", "--test", file.toString(), "--test-rows", file.toString()), "give one of them");
    }

    @Test
    void testRowsThatAreNotThere() throws IOException {
        assertRefused(
                run(file(GOOD), "ill", "--test-rows", list("3\n60\n")),
                "line 2 names row 60, but the rows are 0 to 59");
        assertRefused(run(file(GOOD), "ill", "--test-rows", list("3\n-1\n")), "line 2 must be a row number");
        assertRefused(run(file(GOOD), "ill", "--test-rows", list("3\n\n3\n")), "line 3 names row 3 a second time");
        assertRefused(run(file(GOOD), "ill", "--test-rows", list("\n")), "names no row");
        assertRefused(
                run(file(GOOD), "ill", "--test-rows", folder.resolve("none").toString()), "is not a file");
    }

    @Test
    void everyRowKeptBack() throws IOException {
        String all = IntStream.range(0, 60).mapToObj(i -> i + "\n").collect(Collectors.joining());

        assertRefused(run(file(GOOD), "ill", "--test-rows", list(all)), "none is left to learn from");
    }

    @Test
    void aClassForEachRow() throws IOException {
        assertUnusable(run(table(i -> i + ",name" + i), "b"), "no value of \"b\" has two rows");
    }

    @Test
    void columnsWithoutAnyValue() throws IOException {
        assertUnusable(run(table(i -> "," + (i % 2)), "b"), "leaves no column to learn from");
    }

    @Test
    void noTwoClassesBeforeTheLastRows() throws IOException {
        assertUnusable(
                run(table(i -> i + "," + (i == 41 || i > 55 ? "y" : "n")), "b", "--time-ordered"),
                "in none of 3 folds are there two answers of \"b\"");
    }

    @Test
    void aTestFileOfOtherClasses() throws IOException {
        Path other = Files.writeString(folder.resolve("other.csv"), "a,b\n1,third\n2,third\n");

        assertUnusable(
                run(table(i -> i + ",class" + i % 2), "b", "--test", other.toString()),
                "holds a class that the model knows");
    }

    private Path table(IntFunction<String> record) throws IOException {
        return file("a,b\n"
                + IntStream.range(0, 60).mapToObj(i -> record.apply(i) + "\n").collect(Collectors.joining()));
    }

    @Test
    void aTestFileOfOtherColumns() throws IOException {
        Path other = folder.resolve("other.csv");
        Files.writeString(other, "age,gender,ill\n33,f,no\n");

        assertRefused(run(file(GOOD), "ill", "--test", other.toString()), "other.csv");
    }

    @Test
    void anOptionThatIsMissing() {
        assertRefused(Cli.run("lifecycle", "--data", "x.csv"), "--target");
    }

    @Test
    void anOptionThatDoesNotExist() {
        assertRefused(Cli.run("lifecycle", "--data", "x.csv", "--target", "y", "--fast"), "--fast");
    }

    @Test
    void aSeedThatIsNoNumber() {
        assertRefused(Cli.run("lifecycle", "--data", "x.csv", "--target", "y", "--seed", "lucky"), "lucky");
    }

    @Test
    void aCommandThatDoesNotExist() {
        assertRefused(Cli.run("deploy"), "deploy");
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("data.csv"), content);
    }

    private String list(String rows) throws IOException {
        return Files.writeString(folder.resolve("rows.txt"), rows).toString();
    }

    private Cli run(Path data, String target, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "lifecycle",
                "--data",
                data.toString(),
                "--target",
                target,
                "--home",
                folder.resolve("home").toString()));
        arguments.addAll(List.of(more));
        return Cli.run(arguments.toArray(String[]::new));
    }

    private void assertRefused(Cli ended, String reason) {
        assertUnusable(ended, reason);
        assertThat(folder.resolve("home")).doesNotExist();
    }

    /** Refused by a step, when there is a home already. */
    private static void assertUnusable(Cli ended, String reason) {
        assertThat(ended.exit()).as("%s", ended).isEqualTo(2);
        assertThat(ended.err()).hasSizeBetween(1, 3).anyMatch(line -> line.contains(reason));
        assertThat(ended.err()).noneMatch(line -> line.startsWith("\tat ") || line.contains("Exception"));
    }
}
