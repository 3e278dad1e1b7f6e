package org.evermodel.examples.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.evermodel.Alias;
import org.evermodel.ModelName;
import org.evermodel.ModelUri;
import org.evermodel.examples.Cli;
import org.evermodel.registry.LocalStorage;
import org.evermodel.registry.Registry;
import org.evermodel.registry.audit.AuditEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lifecycle from a file to a champion, in this process. */
class LifecycleTest {
    @TempDir
    private Path folder;

    private Path people;

    @BeforeEach
    void writePeople() throws IOException {
        people = MadeUp.people(600, 1).writeTo(folder.resolve("people.csv"));
    }

    @Test
    void aModelThatHasLearnedBecomesChampion() {
        Cli ended = runOn(people, "--slice", "region");

        JsonNode json = ended.json();
        assertThat(ended.exit()).as("%s", ended).isZero();
        assertThat(ended.err()).isEmpty();
        assertThat(fields(json))
                .containsExactly(
                        "task",
                        "rows",
                        "trainRows",
                        "testRows",
                        "droppedRows",
                        "fingerprint",
                        "trainer",
                        "metrics",
                        "slices",
                        "baseline",
                        "gates",
                        "model",
                        "version",
                        "champion",
                        "cachedSteps",
                        "seconds");
        assertThat(json.get("task").asText()).isEqualTo("classification");
        assertThat(json.get("rows").asInt()).isEqualTo(600);
        assertThat(json.get("trainRows").asInt()).isEqualTo(420);
        assertThat(json.get("testRows").asInt()).isEqualTo(180);
        assertThat(json.get("droppedRows").asInt()).isZero();
        assertThat(fields(json.get("metrics")))
                .containsExactly("accuracy", "balancedAccuracy", "f1", "rocAuc", "logLoss", "brier");
        assertThat(fields(json.get("metrics").get("rocAuc"))).containsExactly("value", "low", "high");
        assertThat(fields(json.get("slices").get("region"))).containsExactlyInAnyOrder("north", "south", "west");
        assertThat(fields(json.get("baseline"))).isEqualTo(fields(json.get("metrics")));
        assertThat(json.get("gates").findValuesAsText("passed")).containsOnly("true");
        assertThat(json.get("model").asText()).matches("models:/people-health-[0-9a-f]{8}/1");
        assertThat(json.get("version").asInt()).isEqualTo(1);
        assertThat(json.get("champion").asBoolean()).isTrue();
        assertThat(fields(json.get("seconds"))).containsExactly("load", "train", "evaluate", "total");
    }

    @Test
    void theSameCommandAgainDoesNothingTwice() {
        JsonNode first = run().json();

        Cli again = run();

        assertThat(again.exit()).isZero();
        assertThat(again.json().get("version")).isEqualTo(first.get("version"));
        assertThat(again.json().get("champion").asBoolean()).isTrue();
        assertThat(again.json().get("metrics")).isEqualTo(first.get("metrics"));
        assertThat(first.get("cachedSteps").asInt()).isZero();
        assertThat(again.json().get("cachedSteps").asInt()).isEqualTo(3);
    }

    @Test
    void anotherHomeGivesTheSameNumbers() {
        JsonNode here = run().json();

        JsonNode there = run("--home", folder.resolve("another").toString()).json();

        assertThat(there.get("metrics")).isEqualTo(here.get("metrics"));
        assertThat(there.get("fingerprint")).isEqualTo(here.get("fingerprint"));
        assertThat(there.get("trainer")).isEqualTo(here.get("trainer"));
        assertThat(there.get("cachedSteps").asInt()).isZero();
    }

    @Test
    void aShuffledTargetIsRefusedButRegistered() throws IOException {
        MadeUp.people(600, 1).shuffled(5).writeTo(people);

        Cli ended = run();

        assertThat(ended.exit()).as("%s", ended).isEqualTo(3);
        assertThat(ended.err()).isEmpty();
        assertThat(ended.json().get("champion").asBoolean()).isFalse();
        assertThat(ended.json().get("version").asInt()).isEqualTo(1);
        assertThat(ended.json().get("gates").get(0).get("passed").asBoolean()).isFalse();
        assertThat(ended.json().get("gates").get(0).get("reason").asText()).contains("not surely better");
    }

    @Test
    void theSameShuffledTargetIsRefusedAgainWithoutANewVersion() throws IOException {
        MadeUp.people(600, 1).shuffled(5).writeTo(people);
        run();

        Cli again = run();

        assertThat(again.exit()).isEqualTo(3);
        assertThat(again.json().get("version").asInt()).isEqualTo(1);
    }

    @Test
    void aVersionBearsItsLatestJudgement() {
        run("--trainer", "cart");
        assertThat(refusal(1)).isEmpty();
        assertThat(run().json().get("version").asInt()).isEqualTo(2);

        assertThat(run("--trainer", "cart").exit()).isEqualTo(3);
        assertThat(refusal(1)).hasValueSatisfying(reason -> assertThat(reason).startsWith("no regression: "));

        withRegistry(registry ->
                registry.models().alias(onlyModel(registry), Alias.CHAMPION).remove("nobody needs it"));
        assertThat(run("--trainer", "cart").exit()).isZero();
        assertThat(refusal(1)).isEmpty();
        assertThat(changesOfTags()).containsExactly("model.tagged", "model.untagged");
    }

    private List<String> changesOfTags() {
        return withRegistry(registry -> registry.audit()
                .entries()
                .map(AuditEntry::action)
                .filter(action -> action.endsWith("tagged"))
                .toList());
    }

    private Optional<String> refusal(int version) {
        return withRegistry(registry -> registry.models()
                .resolve(ModelUri.of(onlyModel(registry), version))
                .map(found -> found.tags().get("refused")));
    }

    private static ModelName onlyModel(Registry registry) {
        return registry.models().names().get(0);
    }

    private <T> T withRegistry(Function<Registry, T> use) {
        try (Registry registry = Registry.open(LocalStorage.at(folder.resolve("home")))) {
            return use.apply(registry);
        }
    }

    @Test
    void howAFileIsWrittenDoesNotMatter() throws IOException {
        String plain = MadeUp.people(600, 1).csv();
        String other = "\ufeff" + plain.replace(",", ";").replace("\n", "\r\n").replace("north", "\"north\"");
        Files.write(people, other.getBytes(StandardCharsets.UTF_8));
        JsonNode written = run("--delimiter", ";").json();
        Files.writeString(people, plain);

        JsonNode plainly = run("--home", folder.resolve("another").toString()).json();

        assertThat(written.get("fingerprint")).isEqualTo(plainly.get("fingerprint"));
        assertThat(written.get("metrics")).isEqualTo(plainly.get("metrics"));
    }

    @Test
    void oneChangedCellIsNoticed() throws IOException {
        JsonNode before = run().json();
        Files.writeString(people, Files.readString(people).replaceFirst("north", "south"));

        JsonNode after = run().json();

        assertThat(after.get("fingerprint")).isNotEqualTo(before.get("fingerprint"));
        assertThat(after.get("cachedSteps").asInt()).isZero();
    }

    @Test
    void twoFilesNeverShareAChampion() throws IOException {
        Path copy = Files.copy(people, folder.resolve("people2.csv"));
        JsonNode one = run().json();

        JsonNode other = runOn(copy, "--trainer", "logistic-regression").json();

        assertThat(other.get("model").asText())
                .endsWith("/1")
                .isNotEqualTo(one.get("model").asText());
    }

    @Test
    void rowsWithoutATargetAreDroppedAndCounted() throws IOException {
        Files.writeString(people, Files.readString(people) + "30,20.5,no,north,\n31,20.5,no,north,?\n");

        JsonNode json = run("--missing", "?").json();

        assertThat(json.get("droppedRows").asInt()).isEqualTo(2);
        assertThat(json.get("rows").asInt()).isEqualTo(600);
    }

    @Test
    void theUserMayChooseTheTestRows() throws IOException {
        Path rows = folder.resolve("rows.txt");
        Files.writeString(
                rows, IntStream.range(0, 150).mapToObj(i -> 4 * i + "\n").collect(Collectors.joining()));

        JsonNode json = run("--test-rows", rows.toString()).json();

        assertThat(json.get("testRows").asInt()).isEqualTo(150);
        assertThat(json.get("trainRows").asInt()).isEqualTo(450);
    }

    @Test
    void aListOfTestRowsMayBeginWithAByteOrderMark() throws IOException {
        Path rows = Files.writeString(folder.resolve("rows.txt"), "\ufeff7\r\n3\r\n");

        assertThat(run("--test-rows", rows.toString()).json().get("testRows").asInt())
                .isEqualTo(2);
    }

    @Test
    void theChampionStaysTheOneToBeatThoughTheOtherClassBecameTheRarer() throws IOException {
        Path rows = folder.resolve("rows.txt");
        Files.writeString(rows, IntStream.range(0, 150).mapToObj(i -> i + "\n").collect(Collectors.joining()));
        List<String> all = MadeUp.people(2_000, 3).csv().lines().toList();
        List<String> ill = all.stream().filter(line -> line.endsWith(",ill")).toList();
        List<String> well = all.stream().filter(line -> line.endsWith(",well")).toList();
        List<String> table = new ArrayList<>(all.subList(0, 1));
        IntStream.range(0, 300).forEach(i -> table.addAll(List.of(ill.get(i), well.get(i))));
        table.add(well.get(300));
        Files.write(people, table);
        JsonNode before = run("--test-rows", rows.toString()).json();
        table.addAll(ill.subList(300, 330));
        Files.write(people, table);

        JsonNode after = run("--test-rows", rows.toString()).json();

        assertThat(before.get("model").asText()).endsWith("/1");
        assertThat(after.get("model").asText())
                .isEqualTo(before.get("model").asText().replaceFirst("/1$", "/2"));
        assertThat(after.get("gates").findValuesAsText("reason"))
                .last()
                .asString()
                .contains("rows that neither has seen, with \"well\" as the positive class of both");
    }

    @Test
    void aSecondFileMayHaveItsColumnsInAnotherOrder() throws IOException {
        Path test = folder.resolve("test.csv");
        String swapped = MadeUp.people(200, 2)
                .csv()
                .lines()
                .map(line -> line.replaceFirst("([^,]*),([^,]*),(.*)", "$2,$1,$3"))
                .collect(Collectors.joining("\n"));
        Files.writeString(test, swapped);

        JsonNode json = run("--test", test.toString()).json();

        assertThat(json.get("trainRows").asInt()).isEqualTo(600);
        assertThat(json.get("testRows").asInt()).isEqualTo(200);
    }

    @Test
    void theLastRowsAreTheTestOfTime() {
        JsonNode json = run("--time-ordered").json();

        assertThat(json.get("testRows").asInt()).isEqualTo(180);
        assertThat(json.get("trainRows").asInt()).isEqualTo(420);
    }

    @Test
    void numbersArePredictedAsNumbers() {
        Cli ended = runOn(people, "--target", "age", "--slice", "smokes");

        JsonNode json = ended.json();
        assertThat(json.get("task").asText()).isEqualTo("regression");
        assertThat(fields(json.get("metrics"))).containsExactly("rmse", "mae", "r2");
        assertThat(json.get("metrics").get("rmse").get("value").asDouble())
                .isLessThan(json.get("baseline").get("rmse").asDouble());
    }

    @Test
    void aTrainerMayBeNamed() {
        assertThat(run("--trainer", "cart").json().get("trainer").asText()).isEqualTo("cart");
    }

    @Test
    void aTrainerThatCannotLearnTheTaskIsBadInput() {
        Cli ended = run("--trainer", "linear-regression");

        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.err()).hasSizeBetween(1, 3).anyMatch(line -> line.contains("linear-regression"));
    }

    @Test
    void anIgnoredColumnMayStillBeSlicedBy() {
        JsonNode json = run("--ignore", "region", "--slice", "region").json();

        assertThat(fields(json.get("slices"))).containsExactly("region");
    }

    /** With a quick trainer: the comparison of trainers is looked at once, above. */
    private Cli run(String... more) {
        List<String> arguments = new ArrayList<>(List.of(more));
        if (!arguments.contains("--trainer")) {
            arguments.addAll(List.of("--trainer", "logistic-regression"));
        }
        return runOn(people, arguments.toArray(String[]::new));
    }

    private Cli runOn(Path data, String... more) {
        List<String> given = List.of(more);
        List<String> arguments = new ArrayList<>(List.of("lifecycle", "--data", data.toString()));
        if (!given.contains("--target")) {
            arguments.addAll(List.of("--target", "health"));
        }
        if (!given.contains("--home")) {
            arguments.addAll(List.of("--home", folder.resolve("home").toString()));
        }
        arguments.addAll(given);
        return Cli.run(arguments.toArray(String[]::new));
    }

    private static List<String> fields(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
