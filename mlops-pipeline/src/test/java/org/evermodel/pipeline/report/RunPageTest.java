package org.evermodel.pipeline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.evermodel.Verdict;
import org.evermodel.pipeline.Approval;
import org.evermodel.pipeline.Gate;
import org.evermodel.pipeline.Pipeline;
import org.evermodel.pipeline.Retry;
import org.evermodel.pipeline.RunResult;
import org.evermodel.pipeline.Runner;
import org.evermodel.pipeline.Step;
import org.evermodel.spi.Storage;
import org.evermodel.testkit.TestClock;
import org.evermodel.testkit.TestTimer;
import org.junit.jupiter.api.Test;

class RunPageTest {
    private static final String MERMAID = "flowchart TD\n    n0([\"patients\"])\n    n0 --> n1\n";

    private final TestClock clock = TestClock.at(Instant.parse("2026-01-15T10:30:00Z"));
    private final RunStory story = new RunStory();

    private static RunPage page() {
        return new RunPage(
                Seen.report(),
                "REFUSED",
                "no-regression refused: worse",
                "sha256:00ff",
                MERMAID,
                Map.of("train", Map.of("roc_auc", 0.8125, "loss", Double.NaN), "evaluate", Map.of("rmse", 3.5)),
                List.of(new RunStory.Retried("train", 1, "java.io.IOException: " + Seen.NASTY)),
                List.of(new RunStory.Asked(
                        "board",
                        Approval.of("May it go live?").by("board", "audit").need(2))));
    }

    @Test
    void isThisPageOfMarkdown() {
        assertThat(page().toMarkdown()).isEqualTo(Seen.golden("run.md"));
    }

    @Test
    void isThisJson() {
        assertThat(page().toJson()).isEqualTo(Seen.golden("run.json"));
    }

    @Test
    void whatItDoesNotHaveIsLeftOutOfThePage() {
        RunPage bare =
                new RunPage(Seen.report(), "SUCCEEDED", "", "sha256:00ff", MERMAID, Map.of(), List.of(), List.of());

        assertThat(bare.toMarkdown())
                .contains("## Steps", "## Gates", "## Graph")
                .doesNotContain("## Measured", "## Tried again", "## Asked");
    }

    private RunResult<Integer> run(Pipeline<Integer, Integer> pipeline) {
        Runner runner = Runner.builder()
                .clock(clock)
                .timer(TestTimer.leaping(clock, Duration.ofSeconds(10)))
                .listener(story)
                .build();
        return runner.run(pipeline, 20);
    }

    private static Pipeline<Integer, Integer> doubling(Step<Integer, Integer> step, Gate<Integer> gate) {
        return Pipeline.named("doubling", Integer.class)
                .step("double", step)
                .gate("even", gate)
                .build();
    }

    private static Verdict accept(Integer candidate) {
        return new Verdict.Accepted(candidate + " is even");
    }

    @Test
    void tellsWhatARunMeasuredAndTriedAgain() throws Exception {
        boolean[] failed = {false};
        Step<Integer, Integer> step = (input, context) -> {
            context.metrics(Map.of("value", 2.0 * input), 0);
            if (!failed[0]) {
                failed[0] = true;
                throw new IllegalStateException("the disk is busy");
            }
            return 2 * input;
        };
        Pipeline<Integer, Integer> pipeline =
                doubling(step.retrying(Retry.upTo(2)), (candidate, context) -> accept(candidate));

        JsonNode page = new ObjectMapper()
                .readTree(RunPage.of(pipeline, run(pipeline)).with(story).toJson());

        assertThat(page.at("/outcome").asText()).isEqualTo("SUCCEEDED");
        assertThat(page.at("/metrics/double/value").asDouble()).isEqualTo(40.0);
        assertThat(page.at("/retries/0/cause").asText()).endsWith("the disk is busy");
        assertThat(page.at("/steps/0/attempts").asInt()).isEqualTo(2);
        assertThat(page.at("/gates/0/verdict").asText()).isEqualTo("ACCEPTED");
        assertThat(page.at("/mermaid").asText()).isEqualTo(pipeline.toMermaid());
        assertThat(page.at("/run").isNull()).isTrue();
    }

    @Test
    void aStoryIsOfTheLastRun() {
        Pipeline<Integer, Integer> pipeline = doubling(
                (input, context) -> {
                    context.metrics(Map.of("value", 1.0), 0);
                    return input;
                },
                (candidate, context) -> accept(candidate));

        run(pipeline);
        run(Pipeline.named("silent", Integer.class)
                .<Integer>step("copy", (input, context) -> input)
                .build());

        assertThat(story.metrics()).isEmpty();
    }

    @Test
    void aPageDoesNotTellAnotherRunsStory() {
        Pipeline<Integer, Integer> pipeline =
                doubling((input, context) -> 2 * input, (candidate, context) -> accept(candidate));
        Runner recorded =
                Runner.builder().storage(Storage.inMemory()).listener(story).build();
        RunResult<Integer> first = recorded.run(pipeline, 1);
        String own = first.report().run().orElseThrow().value();
        assertThat(story.run()).isEqualTo(first.report().run());
        assertThat(story.pipeline()).contains("doubling");
        assertThat(RunPage.of(pipeline, first).with(story).run()).contains(own);

        recorded.run(pipeline, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RunPage.of(pipeline, first).with(story))
                .withMessageStartingWith(
                        "the page of doubling as " + own + " cannot tell another run's RunStory[doubling as ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RunPage.of(pipeline, first).with(new RunStory()))
                .withMessageContaining("RunStory[of no run yet]");
    }

    @Test
    void storiesOfRunsThatAreNotRecordedAreToldApartToo() {
        Pipeline<Integer, Integer> pipeline = doubling(
                (input, context) -> {
                    clock.pass(Duration.ofSeconds(1));
                    return 2 * input;
                },
                (candidate, context) -> accept(candidate));
        RunResult<Integer> first = run(pipeline);
        clock.pass(Duration.ofSeconds(1));
        Pipeline<Integer, Integer> slower = doubling(
                (input, context) -> {
                    clock.pass(Duration.ofSeconds(2));
                    return 2 * input;
                },
                (candidate, context) -> accept(candidate));
        RunResult<Integer> second = run(slower);

        assertThat(RunPage.of(slower, second).with(story).outcome()).isEqualTo("SUCCEEDED");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RunPage.of(pipeline, first).with(story));
    }

    @Test
    void saysWhyARunHasNoOutput() {
        Pipeline<Integer, Integer> refused =
                doubling((input, context) -> input, (candidate, context) -> new Verdict.Rejected("it is odd"));
        Pipeline<Integer, Integer> failed = doubling(
                (input, context) -> {
                    throw new IllegalStateException("no");
                },
                (candidate, context) -> accept(candidate));

        assertThat(RunPage.of(refused, run(refused)).reason()).isEqualTo("even refused: it is odd");
        assertThat(RunPage.of(failed, run(failed)).reason())
                .startsWith("step \"double\" failed in attempt 1 on ")
                .endsWith("java.lang.IllegalStateException: no");
    }
}
