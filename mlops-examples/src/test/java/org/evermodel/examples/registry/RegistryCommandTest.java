package org.evermodel.examples.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.evermodel.Alias;
import org.evermodel.examples.Cli;
import org.evermodel.port.LineageLog;
import org.evermodel.port.LineageLog.Thing;
import org.evermodel.registry.Registry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryCommandTest {
    @TempDir
    static Path filled;

    @TempDir
    Path folder;

    @BeforeAll
    static void fill() {
        SmallHome.fill(filled.resolve("home"));
    }

    @BeforeEach
    void copy() throws IOException {
        SmallHome.copy(filled.resolve("home"), folder.resolve("home"));
    }

    @Test
    void listsWhatThereIs() {
        JsonNode json = json("list");

        assertThat(json.at("/models/0/name").asText()).isEqualTo("churn");
        assertThat(json.at("/models/0/versions").asInt()).isEqualTo(3);
        assertThat(json.at("/models/0/aliases/champion").asInt()).isEqualTo(2);
        assertThat(json.at("/datasets/0/name").asText()).isEqualTo("customers");
        assertThat(json.at("/datasets/0/rows").asInt()).isEqualTo(60);
        assertThat(json.at("/experiments/0").asText()).isEqualTo("churn-training");
        assertThat(text("list")).anyMatch(line -> line.matches("churn +3 +champion=2 .*"));
    }

    @Test
    void aHomeThatIsNotThereHoldsNothingAndStaysAway() {
        Cli run = Cli.run(
                "registry", "list", "--home", folder.resolve("elsewhere").toString());

        assertThat(run.out()).contains("no models", "no datasets", "no experiments");
        assertThat(folder.resolve("elsewhere")).doesNotExist();
    }

    @Test
    void showsModelsVersionsDatasetsAndRuns() {
        JsonNode version = json("show", "models:/churn@champion");

        assertThat(version.get("version").asInt()).isEqualTo(2);
        assertThat(version.at("/tags/depth").asText()).isEqualTo("2");
        assertThat(json("show", "models:/churn").get("list")).hasSize(3);
        assertThat(json("show", "models:/churn/3").get("status").asText()).isEqualTo("READY");
        assertThat(json("show", "datasets:/customers").get("list")).hasSize(1);
        assertThat(json("show", "datasets:/customers/1").get("columns").asInt()).isEqualTo(2);
        JsonNode run = json("show", "runs:/" + version.get("run").asText());
        assertThat(run.at("/params/depth").asText()).isEqualTo("2");
        assertThat(run.at("/metrics/auc").asDouble()).isEqualTo(0.8);
        assertThat(run.at("/outcome").asText()).isEqualTo("FINISHED");
        assertThat(text("show", "runs:/" + version.get("run").asText()))
                .anyMatch(line -> line.matches("param depth +2"));
    }

    @Test
    void movesAnAliasAndTellsItsHistory() {
        JsonNode move = json("alias", "models:/churn@champion", "3", "--reason", "better still", "--actor", "bob");
        assertThat(move.get("from").asInt()).isEqualTo(2);
        assertThat(move.get("to").asInt()).isEqualTo(3);
        assertThat(move.get("actor").asText()).isEqualTo("bob");

        JsonNode back = json("rollback", "models:/churn@champion", "--reason", "alarms");
        assertThat(back.get("to").asInt()).isEqualTo(2);
        assertThat(json("rollback", "models:/churn@champion", "--undo")
                        .get("to")
                        .asInt())
                .isEqualTo(3);
        assertThat(json("alias", "models:/churn@champion").get("version").asInt())
                .isEqualTo(3);

        List<String> reasons = new ArrayList<>();
        json("history", "models:/churn@champion")
                .get("moves")
                .forEach(each -> reasons.add(each.get("reason").asText()));
        assertThat(reasons).containsExactly("the first", "it is better", "better still", "alarms", "");
        assertThat(json("history", "--last", "2").get("rows")).hasSize(2);
        assertThat(json("alias", "models:/churn@champion", "--remove").has("to"))
                .isFalse();
    }

    @Test
    void movesAnAliasOnlyFromWhereItIsExpected() {
        refused("names version 2", "alias", "models:/churn@champion", "3", "--expected", "1");

        assertThat(json("alias", "models:/churn@champion", "3", "--expected", "2")
                        .get("to")
                        .asInt())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"churn", "models:/", "models:/churn/0", "models:/churn@Latest", "datasets:/a/b/c", "x:/y"})
    void whatIsNoAddressIsRefused(String address) {
        refused("is no address", "show", address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "models:/nobody",
                "models:/churn/4",
                "models:/churn@challenger",
                "datasets:/nobody",
                "runs:/nobody"
            })
    void whatIsNotThereIsRefused(String address) {
        refused("there is no " + address, "show", address);
    }

    @Test
    void anAliasIsNeededWhereOneIsMoved() {
        refused("names no alias", "alias", "models:/churn/1", "2");
        refused("there is no models:/nobody", "rollback", "models:/nobody@champion");
        refused("there is no models:/nobody", "alias", "models:/nobody@champion", "1");
        refused("there is no version 9", "alias", "models:/churn@champion", "9");
        refused("there is no models:/nobody", "history", "models:/nobody@champion");
        refused("registry needs to be told");
    }

    @Test
    void findsRunsByAFilterPageByPage() {
        JsonNode first = json("search", "runs", "metrics.auc > 0.65", "--order", "metrics.auc DESC", "--limit", "2");
        JsonNode second = json(
                "search",
                "runs",
                "metrics.auc > 0.65",
                "--order",
                "metrics.auc DESC",
                "--limit",
                "2",
                "--page",
                first.get("nextPage").asText());

        assertThat(first.get("found"))
                .extracting(run -> run.at("/params/depth").asText())
                .containsExactly("3", "2");
        assertThat(second.get("found"))
                .extracting(run -> run.at("/params/depth").asText())
                .containsExactly("1");
        assertThat(second.has("nextPage")).isFalse();
        assertThat(json("search", "runs", "tags.team = 'risk'").get("found")).hasSize(1);
        assertThat(json("search", "versions", "tags.depth IN ('1', '3')").get("found"))
                .hasSize(2);
        assertThat(json("search", "models").get("found")).hasSize(1);
        assertThat(json("search", "datasets").get("found")).hasSize(1);
        assertThat(text("search", "runs", "params.depth = '9'")).containsExactly("nothing meets this");
        refused("OR", "search", "runs", "metrics.auc > 1 or metrics.auc < 0");
    }

    @Test
    void comparesRuns() {
        List<String> runs = new ArrayList<>();
        json("search", "runs", "", "--order", "metrics.auc DESC")
                .get("found")
                .forEach(each -> runs.add(each.get("run").asText()));

        JsonNode comparison = json("compare", runs.get(0), runs.get(1));

        assertThat(comparison.get("rows"))
                .filteredOn(row -> row.get("differs").asBoolean())
                .extracting(row -> row.get("name").asText())
                .contains("depth", "auc", "team")
                .doesNotContain("trainer");
        assertThat(text("compare", runs.get(0), "runs:/" + runs.get(1))).anyMatch(line -> line.contains("depth"));
        refused("nobody", "compare", runs.get(0), "nobody");
    }

    @Test
    void tellsWhatCameFromWhat() {
        JsonNode upstream = json("lineage", "models:/churn@champion");
        JsonNode impact = json("lineage", "datasets:/customers/1", "--impact");

        assertThat(upstream.get("nodes")).extracting(JsonNode::asText).contains("dataset customers/1");
        assertThat(impact.get("touched"))
                .extracting(touched -> touched.get("node").asText())
                .contains("model models:/churn/1", "model models:/churn/2", "model models:/churn/3");
        assertThat(text("lineage", "datasets:/customers/1", "--downstream", "--mermaid"))
                .startsWith("flowchart LR");
        refused("name one", "lineage", "models:/churn");
        refused("there is no models:/churn/7", "lineage", "models:/churn/7");
    }

    @Test
    void tellsWhereAVersionHasAnsweredSinceWhenAndWhatItAnswered() {
        Instant from = Instant.parse("2026-01-15T10:00:00Z");
        try (Registry registry = SmallHome.open(folder.resolve("home"))) {
            Thing version = Thing.model(SmallHome.CHURN, 3);
            registry.lineage().link(version, Thing.deployment("eu-west"), "as champion");
            registry.lineage()
                    .link(List.of(new LineageLog.Link(
                            version,
                            Thing.window("eu-west", from, from.plusSeconds(60)),
                            "answered",
                            Map.of("rows", "1000"))));
        }

        assertThat(text("lineage", "datasets:/customers/1", "--impact"))
                .anyMatch(line -> line.endsWith("model models:/churn/3 → deployment eu-west"))
                .anyMatch(line -> line.endsWith("model models:/churn/3 → predictions of eu-west from"
                        + " 2026-01-15T10:00:00Z to 2026-01-15T10:01:00Z"));
        assertThat(json("lineage", "models:/churn/3", "--downstream").get("edges"))
                .filteredOn(edge -> edge.get("role").asText().equals("answered"))
                .singleElement()
                .satisfies(edge -> {
                    assertThat(edge.at("/facts/rows").asText()).isEqualTo("1000");
                    assertThat(Instant.parse(edge.get("since").asText())).isAfter(Instant.EPOCH);
                });
        assertThat(json("lineage", "deployments:/eu-west").get("nodes"))
                .extracting(JsonNode::asText)
                .contains("model models:/churn/3", "dataset customers/1");
    }

    @Test
    void textsOfOthersSteerNoTerminalWhateverTheFormIs() {
        String hostile = "\u001b[2J \u009b31m \u202egnp.exe";
        try (Registry registry = SmallHome.open(folder.resolve("home"))) {
            registry.models().alias(SmallHome.CHURN, Alias.CHAMPION).moveTo(3, hostile);
            registry.models().describe(SmallHome.CHURN, 3, hostile, "so it is");
            registry.models().tag(SmallHome.CHURN, 3, "note", hostile, "so it is");
            registry.lineage().link(Thing.model(SmallHome.CHURN, 3), Thing.deployment(hostile), hostile);
        }

        for (List<String> command : List.of(
                List.of("history"),
                List.of("history", "models:/churn@champion"),
                List.of("show", "models:/churn"),
                List.of("show", "models:/churn/3"),
                List.of("search", "versions"),
                List.of("lineage", "models:/churn/3", "--downstream"),
                List.of("lineage", "models:/churn/3", "--downstream", "--mermaid"),
                List.of("lineage", "models:/churn/3", "--impact"))) {
            String[] arguments = command.toArray(String[]::new);
            assertThat(String.join("\n", text(arguments))).doesNotContain("\u001b", "\u009b", "\u202e");
            assertThat(String.join("\n", run(arguments, "--json").out())).doesNotContain("\u001b", "\u009b", "\u202e");
        }
        assertThat(json("show", "models:/churn/3").at("/tags/note").asText()).isEqualTo(hostile);
        assertThat(run(new String[] {"show", hostile}).err()).noneMatch(line -> line.contains("\u001b"));
    }

    @Test
    void aHomeThatHoldsNothingIsToldAsSuch() {
        for (String[] arguments : List.of(
                new String[] {"show", "models:/churn"},
                new String[] {"alias", "models:/churn@champion", "3"},
                new String[] {"rollback", "models:/churn@champion"},
                new String[] {"history", "models:/churn@champion"},
                new String[] {"lineage", "models:/churn/3"})) {
            List<String> all = new ArrayList<>(List.of("registry"));
            all.addAll(List.of(arguments));
            all.addAll(List.of("--home", folder.resolve("elsewhere").toString()));
            Cli run = Cli.run(all.toArray(String[]::new));

            assertThat(run.exit()).as(run.toString()).isEqualTo(2);
            assertThat(run.err())
                    .singleElement()
                    .asString()
                    .contains("there is no models:/churn", "in this home", "--home");
        }
        assertThat(folder.resolve("elsewhere")).doesNotExist();
    }

    @Test
    void tellsALineageAsEventsOfOpenLineage() throws IOException {
        List<String> lines = text("lineage", "models:/churn/3", "--openlineage");

        assertThat(lines).hasSize(2);
        JsonNode end = new JsonMapper().readTree(lines.get(1));
        assertThat(end.get("eventType").asText()).isEqualTo("COMPLETE");
        assertThat(end.at("/job/name").asText()).isEqualTo("churn-training.depth 3");
        assertThat(end.at("/inputs/0/name").asText()).isEqualTo("customers");
        assertThat(end.at("/outputs/0/name").asText()).isEqualTo("churn");
        refused("--impact is a list", "lineage", "models:/churn/3", "--impact", "--openlineage");
    }

    @Test
    void carriesAVersionAndAWholeRegistryElsewhere() {
        String version = folder.resolve("champion.tar").toString();
        String all = folder.resolve("all.tar").toString();
        String prod = folder.resolve("prod").toString();
        String copy = folder.resolve("copy").toString();

        assertThat(json("export", version, "models:/churn@champion")
                        .get("entries")
                        .asInt())
                .isPositive();
        json("export", all);
        JsonNode first =
                Cli.run("registry", "import", version, "--home", prod, "--json").json();
        JsonNode again =
                Cli.run("registry", "import", version, "--home", prod, "--json").json();
        Cli restored = Cli.run("registry", "import", all, "--home", copy, "--json");

        assertThat(first.get("version").asText()).isEqualTo("models:/churn/1");
        assertThat(first.get("changed").asBoolean()).isTrue();
        assertThat(again.get("changed").asBoolean()).isFalse();
        assertThat(restored.exit()).as(restored.toString()).isZero();
        assertThat(Cli.run("registry", "list", "--home", copy, "--json").json()).isEqualTo(json("list"));
        assertThat(Cli.run("registry", "verify", "--home", copy, "--json").exit())
                .isZero();
        refused("names no version", "export", version, "models:/churn");
    }

    @Test
    void anArchiveThatIsNoneIsRefused() throws IOException {
        Path odd = Files.writeString(folder.resolve("odd.tar"), "no archive at all");

        refused("odd.tar", "import", odd.toString());
        refused("nowhere.tar", "import", folder.resolve("nowhere.tar").toString());
    }

    @Test
    void collectsWhatNothingRefersTo() {
        JsonNode report = json("gc", "--dry-run", "--grace", "PT0S");

        assertThat(report.get("dryRun").asBoolean()).isTrue();
        assertThat(report.at("/artifacts/REFERRED/artifacts").asInt()).isPositive();
        assertThat(report.get("artifacts").has("DELETED")).isFalse();
        assertThat(json("gc").get("dryRun").asBoolean()).isFalse();
        refused("--grace", "gc", "--grace", "soon");
    }

    @Test
    void verifiesAndNamesWhatIsDamaged() throws IOException {
        assertThat(json("verify").get("sound").asBoolean()).isTrue();
        Path damaged;
        try (Stream<Path> files = Files.walk(folder.resolve("home/objects/sha256"))) {
            damaged = files.filter(Files::isRegularFile).sorted().findFirst().orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(damaged);
        bytes[bytes.length / 2] ^= 1;
        Files.write(damaged, bytes);

        Cli run = run(new String[] {"verify"}, "--json");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.json().at("/problems/0/subject").asText())
                .contains(damaged.getParent().getFileName().toString() + damaged.getFileName());
    }

    private JsonNode json(String... arguments) {
        Cli run = run(arguments, "--json");
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
        assertThat(run.out()).isEmpty();
    }

    private Cli run(String[] arguments, String... more) {
        List<String> all = new ArrayList<>(List.of("registry"));
        all.addAll(List.of(arguments));
        if (arguments.length > 0) {
            all.addAll(List.of("--home", folder.resolve("home").toString()));
        }
        all.addAll(List.of(more));
        return Cli.run(all.toArray(String[]::new));
    }
}
