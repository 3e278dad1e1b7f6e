package org.evermodel.examples.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.evermodel.ModelUri;
import org.evermodel.NotFoundException;
import org.evermodel.RunId;
import org.evermodel.examples.Cli;
import org.evermodel.examples.Terminal;
import org.evermodel.examples.UsageException;
import org.evermodel.examples.lifecycle.MadeUp;
import org.evermodel.examples.options.Format;
import org.evermodel.examples.options.Reading;
import org.evermodel.examples.task.TableRequest;
import org.evermodel.model.Target;
import org.evermodel.pipeline.Cancellation;
import org.evermodel.pipeline.RunReport;
import org.evermodel.pipeline.RunResult;
import org.evermodel.pipeline.reproduce.Certificate;
import org.evermodel.pipeline.reproduce.Tier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PipelineCommandTest {
    @TempDir
    Path folder;

    private Path people;

    @BeforeEach
    void write() throws IOException {
        people = MadeUp.people(300, 1).writeTo(folder.resolve("people.csv"));
    }

    @Test
    void drawsTheGraph() {
        JsonNode json = json(asked("graph"));

        assertThat(texts(json.get("places")))
                .containsExactly(
                        "split", "train", "evaluate", "surely useful", "no regression", "register", "registered");
        assertThat(json.get("mermaid").asText()).startsWith("flowchart");
        assertThat(text(asked("graph"))).first().asString().startsWith("flowchart");
    }

    @Test
    void plansWhatARunThenDoes() {
        assertThat(json(asked("plan")).at("/steps/0/state").asText()).isEqualTo("MISS");
        assertThat(json(asked("plan")).at("/steps/0/reasons/0").asText()).isEqualTo("never run");

        JsonNode run = json(asked("run"));

        assertThat(run.get("outcome").asText()).isEqualTo("succeeded");
        assertThat(run.get("model").asText()).matches("models:/people-health-[0-9a-f]{8}/1");
        assertThat(run.get("cachedSteps").asInt()).isZero();
        assertThat(run.at("/gates/0/passed").asBoolean()).isTrue();
        assertThat(json(asked("plan")).at("/steps/1/state").asText()).isEqualTo("HIT");
        assertThat(text(asked("plan"))).anyMatch(line -> line.matches("train +HIT .*"));
        assertThat(json(asked("plan", "--seed", "7")).at("/steps/0/reasons/0").asText())
                .isEqualTo("seed changed: 42 → 7");
        assertThat(json(asked("plan", "--seed", "7"))
                        .at("/steps/1/expectedSeconds")
                        .isNumber())
                .isTrue();
        assertThat(json(asked("plan", "--seed", "7")).get("expectedSeconds").asDouble())
                .isPositive();
        assertThat(json(asked("plan")).at("/steps/1").has("expectedSeconds")).isFalse();
        assertThat(text(asked("plan")))
                .last()
                .asString()
                .matches("expected to take \\d+\\.\\d s, as far as steps have run before");
        JsonNode again = json(asked("run"));
        assertThat(again.get("cachedSteps").asInt()).isEqualTo(3);
        assertThat(again.get("model")).isEqualTo(run.get("model"));
    }

    @Test
    void aRunSaysWhatBecameOfItsSteps() {
        List<String> said = text(asked("run"));

        assertThat(said).anyMatch(line -> line.matches("train +SUCCEEDED .*"));
        assertThat(said).last().asString().matches("runs:/\\S+ succeeded, models:/people-health-\\S+/1 \\[READY, .*");
    }

    @Test
    void aModelThatIsRefusedIsNotRegistered() throws IOException {
        Path noise = folder.resolve("noise.csv");
        Files.writeString(
                noise,
                IntStream.range(0, 120)
                        .mapToObj(i -> (i * 37 % 101) + "," + (i * 7919 % 13 < 6 ? "ill" : "well"))
                        .collect(Collectors.joining("\n", "age,health\n", "\n")));

        Cli run = run("run", "--data", noise.toString(), "--target", "health", "--trainer", "cart", "--json");

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.json().get("outcome").asText()).isEqualTo("refused");
        assertThat(run.json().has("model")).isFalse();
        assertThat(run.json().get("reason").asText()).contains("surely useful");
    }

    @Test
    void aRunIsExplained() {
        String run = json(asked("run")).get("run").asText();

        JsonNode all = json("explain", run);
        JsonNode train = json("explain", "runs:/" + run, "train");

        assertThat(all.get("steps")).hasSize(7);
        assertThat(all.at("/steps/0/was").asText()).isEqualTo("SUCCEEDED");
        assertThat(train.get("steps")).hasSize(1);
        assertThat(train.at("/steps/0/wouldBe").asText()).isEqualTo("HIT");
        assertThat(train.at("/steps/0/because").asText()).isEqualTo("never run");
        assertThat(text("explain", run)).anyMatch(line -> line.matches("split +SUCCEEDED +never run +HIT .*"));
        refused("has no step \"nobody\"", "explain", run, "nobody");
    }

    @Test
    void aRunIsReportedOnOnePage() throws IOException {
        String first = json(asked("run")).get("run").asText();
        String second = json(asked("run")).get("run").asText();
        Path page = folder.resolve("page.md");

        JsonNode ran = json("report", first);
        JsonNode cached = json("report", "runs:/" + second, "--markdown", page.toString());

        assertThat(ran.get("outcome").asText()).isEqualTo("SUCCEEDED");
        assertThat(ran.get("run").asText()).isEqualTo(first);
        assertThat(ran.get("steps"))
                .extracting(step ->
                        step.get("id").asText() + " " + step.get("status").asText())
                .containsExactly(
                        "split SUCCEEDED",
                        "train SUCCEEDED",
                        "evaluate SUCCEEDED",
                        "surely useful SUCCEEDED",
                        "no regression SUCCEEDED",
                        "register SUCCEEDED",
                        "registered SUCCEEDED");
        assertThat(ran.at("/steps/1/seconds").asDouble()).isPositive();
        assertThat(ran.at("/steps/1/reasons/0").asText()).isEqualTo("never run");
        assertThat(ran.get("gates"))
                .hasSize(2)
                .allMatch(gate -> gate.get("passed").asBoolean());
        assertThat(ran.at("/metrics/evaluate/accuracy").isNumber()).isTrue();
        assertThat(ran.get("mermaid").asText()).startsWith("flowchart").doesNotContain("%%");
        assertThat(cached.at("/steps/1/status").asText()).isEqualTo("CACHED");
        assertThat(cached.at("/steps/1/reasons/0").asText()).startsWith("nothing changed since");
        assertThat(cached.at("/metrics/(the run)/accuracy")).isEqualTo(ran.at("/metrics/evaluate/accuracy"));
        assertThat(Files.readString(page))
                .startsWith("# people-health-")
                .contains("| train | step | CACHED |", "## Graph", "```mermaid\nflowchart");
        assertThat(String.join("\n", text("report", second)).strip())
                .isEqualTo(Files.readString(page).strip());
        refused("there is no run nobody in this home", "report", "nobody");
        refused(
                "--markdown: ",
                "report",
                first,
                "--markdown",
                folder.resolve("no/page.md").toString());
    }

    @Test
    void aRunThatWasEndedIsReportedAsThat() {
        JsonNode json = json("report", cancelled());

        assertThat(json.get("outcome").asText()).isEqualTo("CANCELLED");
        assertThat(json.get("reason").asText()).contains("the user pressed stop");
        assertThat(json.at("/steps/0/status").asText()).isEqualTo("CANCELLED");
        assertThat(json.get("gates")).isEmpty();
    }

    @Test
    void aVersionIsReproducedFromWhatIsRemembered() throws IOException {
        String model = json(asked("run")).get("model").asText();
        Files.delete(people);

        JsonNode json = json("reproduce", model);

        assertThat(json.get("reproduced").asBoolean()).isTrue();
        assertThat(json.at("/certificate/tier").asText()).isEqualTo("BIT_EQUAL");
        assertThat(json.at("/certificate/differences")).isEmpty();
        assertThat(json.at("/certificate/cached")).isEmpty();
        assertThat(texts(json("reproduce", model, "--cached").at("/certificate/cached")))
                .containsExactly("split", "train", "evaluate");
        assertThat(text("reproduce", model))
                .contains("data, code, settings and environment are as they were")
                .last()
                .asString()
                .isEqualTo("Certificate[" + model + " BIT_EQUAL, 0 differ]");
        Cli shown = Cli.run("registry", "show", model, "--home", home().toString(), "--json");
        Certificate remembered =
                Certificate.fromJson(shown.json().at("/tags/" + Certificate.TAG).asText());
        assertThat(remembered.tier()).isEqualTo(Tier.BIT_EQUAL);
        assertThat(remembered.model()).isEqualTo(ModelUri.parse(model));
    }

    /** Rows without a target, rows kept back, columns not seen, comparison of all trainers: all of it is remembered. */
    @Test
    void whatWasAskedIsRememberedWhole() throws IOException {
        Files.writeString(people, "44,22.0,no,north,\n", StandardOpenOption.APPEND);
        Path rows = folder.resolve("kept-back.txt");
        Files.writeString(
                rows,
                IntStream.range(0, 300)
                        .filter(i -> i % 3 == 0 || i > 280)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining("\n")));
        JsonNode run = json(
                "run",
                "--data",
                people.toString(),
                "--target",
                "health",
                "--positive",
                "ill",
                "--ignore",
                "region",
                "--slice",
                "smokes",
                "--test-rows",
                rows.toString(),
                "--seed",
                "5");

        JsonNode json = json("reproduce", run.get("model").asText());

        assertThat(json.at("/certificate/tier").asText()).isEqualTo("BIT_EQUAL");
        assertThat(json.at("/certificate/differences")).isEmpty();
        assertThat(json.get("seed").asInt()).isEqualTo(5);
    }

    @Test
    void runsAreCompared() {
        String one = json(asked("run")).get("run").asText();
        String other = json(asked("run", "--seed", "7")).get("run").asText();

        JsonNode json = json("compare", one, "runs:/" + other);

        assertThat(json.get("rows"))
                .filteredOn(row -> row.get("differs").asBoolean()
                        && row.get("group").asText().equals("param"))
                .extracting(row -> row.get("name").asText())
                .contains("seed");
        assertThat(json.get("rows"))
                .filteredOn(row -> row.get("group").asText().equals("code"))
                .extracting(row -> row.get("name").asText())
                .contains("train", "no regression", "pipeline.digest");
        assertThat(json.get("rows"))
                .filteredOn(row -> row.get("group").asText().equals("input")
                        && row.get("differs").asBoolean())
                .isEmpty();
        assertThat(text("compare", one, other))
                .anyMatch(line -> line.matches("setting +seed +42 +7"))
                .noneMatch(line -> line.contains("seconds."));
    }

    @Test
    void aRunThatWasEndedIsResumed() {
        String run = cancelled();
        assertThat(json("resume").at("/unfinished/0/run").asText()).isEqualTo(run);
        assertThat(text("resume")).anyMatch(line -> line.contains(run) && line.contains("the user pressed stop"));

        JsonNode json = json("resume", run);

        assertThat(json.get("run").asText()).isEqualTo(run);
        assertThat(json.get("outcome").asText()).isEqualTo("succeeded");
        assertThat(json("resume").get("unfinished")).isEmpty();
        assertThat(text("resume")).containsExactly("no run waits to be resumed");
        refused("is over and cannot go on: SUCCEEDED", "resume", run);
        assertThat(json("reproduce", json.get("model").asText())
                        .at("/certificate/tier")
                        .asText())
                .isEqualTo("BIT_EQUAL");
    }

    @Test
    void aRunThatMayNotTakeThatLongEndsInFourAndIsResumed() {
        Cli ended = run(asked("run", "--within", "PT0.000001S", "--json"));

        assertThat(ended.exit()).as(ended.toString()).isEqualTo(4);
        assertThat(ended.json().get("outcome").asText()).isEqualTo("cancelled");
        assertThat(ended.json().get("reason").asText()).isEqualTo("it may take PT0.000001S at most");
        JsonNode resumed = json("resume", ended.json().get("run").asText(), "--within", "PT1H");
        assertThat(resumed.get("outcome").asText()).isEqualTo("succeeded");
        refused("--within: ", asked("run", "--within", "PT-1S"));
    }

    @Test
    void aFailureSaysWhichStepItWasAndHowToGoOn() {
        RunReport report = new RunReport(Optional.of(new RunId("run-1")), "p", Duration.ZERO, List.of(), List.of());

        assertThatThrownBy(() -> Ended.of(
                        new RunResult.Failed<>("train", 1, new NotFoundException("it is gone"), List.of(), report)))
                .isInstanceOf(UsageException.class)
                .hasMessage("step train: it is gone; when that is mended, pipeline resume run-1 goes on");
    }

    /** Begins a run and ends it before its first step. */
    private String cancelled() {
        Terminal silent = new Terminal(
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                false);
        Cancellation stop = new Cancellation();
        stop.cancel("the user pressed stop");
        Format format =
                new Format(Optional.empty(), Optional.empty(), List.of(), false, List.of(), Optional.empty()).inUtf8();
        TableRequest request = new TableRequest(
                new Reading(people, Optional.empty(), format, ""),
                Target.of("health"),
                Set.of(),
                List.of(),
                Optional.empty());
        Asked asked = Asked.of(request, false, Optional.of("cart"), 42);
        try (Workshop workshop = Workshop.open(home(), silent, true)) {
            var result = workshop.home()
                    .runner()
                    .run(
                            workshop.pipeline(asked, workshop.register(asked)),
                            asked.input(),
                            Workshop.options(asked).withCancellation(stop));
            Ended ended = Ended.of(result);
            assertThat(ended.exit()).isEqualTo(4);
            assertThat(ended.text()).endsWith("cancelled: the user pressed stop");
            return ended.json().get("run").asText();
        }
    }

    @Test
    void aRunThatNobodyAskedForHereCannotBeDoneAgain() {
        Cli lifecycle = Cli.run(
                "lifecycle",
                "--data",
                people.toString(),
                "--target",
                "health",
                "--trainer",
                "cart",
                "--home",
                home().toString());

        refused(
                "does not tell what was asked of it",
                "reproduce",
                lifecycle.json().get("model").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"churn", "models:/", "models:/churn", "runs:/x"})
    void whatIsNoAddressOfAVersionIsRefused(String address) {
        refused("is no address of a version", "reproduce", address);
    }

    @Test
    void whatIsNotThereIsRefused() {
        refused("there is no models:/nobody/1 in this home", "reproduce", "models:/nobody/1");
        refused("there is no run nobody in this home", "explain", "nobody");
        refused("there is no run nobody in this home", "resume", "nobody");
        refused("there is no run nobody", "compare", "nobody", "somebody");
        refused("pipeline needs to be told what to do");
        refused("Missing required option", "plan");
        refused("is no run", "explain", "a b");
        String model = json(asked("run")).get("model").asText();
        refused("--tolerance must be in [0, 1), but was 2.0", "reproduce", model, "--tolerance", "2");
    }

    private Path home() {
        return folder.resolve("home");
    }

    private String[] asked(String command, String... more) {
        List<String> all = new ArrayList<>(
                List.of(command, "--data", people.toString(), "--target", "health", "--trainer", "cart"));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private JsonNode json(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--json");
        Cli run = run(all.toArray(String[]::new));
        assertThat(run.exit()).as(run.toString()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).hasSize(1);
        return run.json();
    }

    private List<String> text(String... arguments) {
        Cli run = run(arguments);
        assertThat(run.exit()).as(run.toString()).isZero();
        return run.out();
    }

    private void refused(String reason, String... arguments) {
        Cli run = run(arguments);
        assertThat(run.exit()).as(run.toString()).isEqualTo(2);
        assertThat(run.err()).anyMatch(line -> line.startsWith("error: ") && line.contains(reason));
    }

    private Cli run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("pipeline"));
        all.addAll(List.of(arguments));
        if (arguments.length > 0) {
            all.addAll(List.of("--home", home().toString()));
        }
        return Cli.run(all.toArray(String[]::new));
    }
}
