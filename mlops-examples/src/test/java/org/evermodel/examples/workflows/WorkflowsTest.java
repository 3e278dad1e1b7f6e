package org.evermodel.examples.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.evermodel.examples.Cli;
import org.evermodel.examples.Main;
import org.evermodel.examples.lifecycle.MadeUp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sample workflows are YAML of their build server's form, and call commands that there are, with options they have. */
class WorkflowsTest {
    private static final String JAR = "java -jar mlops-examples.jar ";

    @TempDir
    private Path folder;

    private static JsonNode workflow(String name) throws IOException {
        try (InputStream in = Main.class.getResourceAsStream("/org/evermodel/examples/workflows/" + name)) {
            assertThat(in).as(name).isNotNull();
            return new YAMLMapper().readTree(in);
        }
    }

    private static List<String> commands(JsonNode steps, String field) {
        List<String> commands = new ArrayList<>();
        steps.forEach(step -> {
            if (step.path(field).asText().startsWith(JAR)) {
                commands.add(step.path(field).asText().substring(JAR.length()).strip());
            }
        });
        return commands;
    }

    private static List<String> commandsOf(String name) throws IOException {
        return name.startsWith("github")
                ? commands(workflow(name).at("/jobs/train/steps"), "run")
                : commands(workflow(name).at("/steps"), "script");
    }

    @ParameterizedTest
    @ValueSource(strings = {"github-actions.yml", "azure-pipelines.yml"})
    void callsCommandsThatThereAreWithOptionsTheyHave(String name) throws IOException {
        List<String> commands = commandsOf(name);

        assertThat(commands).hasSize(3);
        for (String command : commands) {
            // All that is said is that one word is unknown: then the others are known, and nothing was run.
            Cli refused = Cli.run((command + " --no-such-option").split(" +"));
            assertThat(refused.exit()).as(command).isEqualTo(2);
            assertThat(refused.err())
                    .first()
                    .asString()
                    .contains("Unknown option")
                    .contains("--no-such-option");
            assertThat(refused.err().get(0)).doesNotContain(options(command));
        }
    }

    private static List<String> options(String command) {
        return Stream.of(command.split(" +"))
                .filter(word -> word.startsWith("--") || word.matches("[a-z]+"))
                .map(word -> "'" + word + "'")
                .toList();
    }

    @Test
    void stepsOfGitHubDoOneThingEach() throws IOException {
        JsonNode job = workflow("github-actions.yml").at("/jobs/train");

        assertThat(job.path("runs-on").asText()).isNotEmpty();
        assertThat(job.path("steps")).allMatch(step -> step.has("uses") != step.has("run"));
    }

    @Test
    void stepsOfAzureAreScriptsAndTasksWithVersions() throws IOException {
        JsonNode pipeline = workflow("azure-pipelines.yml");

        assertThat(pipeline.at("/pool/vmImage").asText()).isNotEmpty();
        assertThat(pipeline.path("steps"))
                .allMatch(
                        step -> step.has("script") || step.path("task").asText().matches("\\w+@\\d+"));
        assertThat(pipeline.path("steps"))
                .anyMatch(step -> step.at("/inputs/testResultsFormat").asText().equals("JUnit"));
    }

    @Test
    void whatIsRememberedGoesFromRunToRunOfGitHub() throws IOException {
        JsonNode job = workflow("github-actions.yml").at("/jobs/train");
        List<JsonNode> steps = new ArrayList<>();
        job.path("steps").forEach(steps::add);
        List<String> uses =
                steps.stream().map(step -> step.path("uses").asText()).toList();
        JsonNode restore = steps.get(uses.indexOf("actions/cache/restore@v4"));
        JsonNode save = steps.get(uses.indexOf("actions/cache/save@v4"));
        int train = steps.stream()
                .map(step -> step.path("run").asText().contains(" lifecycle "))
                .toList()
                .indexOf(true);

        assertThat(train)
                .isGreaterThan(uses.indexOf("actions/cache/restore@v4"))
                .isLessThan(uses.indexOf("actions/cache/save@v4"));
        assertThat(restore.at("/with/path").asText()).isEqualTo(".evermodel");
        assertThat(save.at("/with/path").asText()).isEqualTo(".evermodel");
        assertThat(save.at("/with/key")).isEqualTo(restore.at("/with/key"));
        assertThat(save.at("/with/key").asText())
                .startsWith(restore.at("/with/restore-keys").asText());
        assertThat(save.path("if").asText()).isEqualTo("always()");
        assertThat(steps.get(uses.indexOf("actions/upload-artifact@v4"))
                        .at("/with/if-no-files-found")
                        .asText())
                .isEqualTo("error");
    }

    @Test
    void whatIsRememberedGoesFromBuildToBuildOfAzure() throws IOException {
        List<JsonNode> steps = new ArrayList<>();
        workflow("azure-pipelines.yml").path("steps").forEach(steps::add);
        List<String> tasks =
                steps.stream().map(step -> step.path("task").asText()).toList();
        JsonNode brought = steps.get(tasks.indexOf("DownloadPipelineArtifact@2"));
        JsonNode kept = steps.get(tasks.indexOf("PublishPipelineArtifact@1"));

        assertThat(brought.path("continueOnError").asBoolean()).isTrue();
        assertThat(brought.at("/inputs/artifactName")).isEqualTo(kept.at("/inputs/artifact"));
        assertThat(brought.at("/inputs/targetPath")).isEqualTo(kept.at("/inputs/targetPath"));
        assertThat(kept.path("condition").asText()).isEqualTo("always()");
        assertThat(steps.get(tasks.indexOf("PublishTestResults@2"))
                        .at("/inputs/failTaskOnMissingResultsFile")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void theFileOfTheBuildBeforeIsNotTakenForThisOnes() throws IOException {
        Path junit = folder.resolve("gates.xml");
        Files.writeString(junit, "<testsuites failures=\"0\"/>");

        Cli ended = lifecycle("--junit", junit.toString(), "--ignore", "nobody");

        assertThat(ended.exit()).as("%s", ended).isEqualTo(2);
        assertThat(junit).doesNotExist();
    }

    private Cli lifecycle(String... more) throws IOException {
        Path people = MadeUp.people(600, 1).writeTo(folder.resolve("people.csv"));
        Stream<String> always = Stream.of(
                "lifecycle",
                "--data",
                people.toString(),
                "--target",
                "health",
                "--home",
                folder.resolve("home").toString());
        return Cli.run(Stream.concat(always, Stream.of(more)).toArray(String[]::new));
    }

    @Test
    void theLifecycleWritesWhatBuildServersRead() throws IOException {
        Path junit = folder.resolve("gates.xml");
        Path summary = folder.resolve("summary.md");
        Files.writeString(summary, "before\n");

        Cli ended = lifecycle("--junit", junit.toString(), "--summary", summary.toString());

        assertThat(ended.exit()).as("%s", ended).isZero();
        assertThat(Files.readString(junit)).contains("tests=\"2\" failures=\"0\"", "name=\"surely useful\"");
        assertThat(Files.readString(summary))
                .startsWith("before\n## people-health-")
                .contains("surely useful | ✅ passed");
    }

    @Test
    void aFileThatCannotBeWrittenIsBadInput() throws IOException {
        Path missing = folder.resolve("no-such-folder").resolve("gates.xml");

        Cli ended = lifecycle("--junit", missing.toString());

        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.err()).anyMatch(line -> line.contains("--junit"));
    }
}
