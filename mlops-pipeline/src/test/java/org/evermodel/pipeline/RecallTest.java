package org.evermodel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.evermodel.NotFoundException;
import org.evermodel.RunId;
import org.evermodel.Verdict;
import org.evermodel.artifact.Codec;
import org.evermodel.artifact.Codecs;
import org.evermodel.pipeline.report.RunPage;
import org.evermodel.spi.Storage;
import org.evermodel.testkit.TestClock;
import org.junit.jupiter.api.Test;

/** A run is told again from its journal, by whoever has its storage and its pipeline. */
class RecallTest {
    private final TestClock clock = TestClock.at(Instant.parse("2026-01-15T10:30:00Z"));
    private final Storage storage = Storage.inMemory();
    private final Step<String, List<Integer>> count = (text, context) -> {
        clock.pass(Duration.ofSeconds(3));
        return IntStream.range(0, text.length()).boxed().toList();
    };
    private final Step<Integer, Integer> measure = (number, context) -> {
        context.metrics(Map.of("size", (double) number));
        return number;
    };
    private final Step<List<Integer>, Integer> add =
            (numbers, context) -> numbers.stream().mapToInt(each -> each).sum();
    private final Gate<Integer> notTooMuch = (sum, context) ->
            sum > 100 ? new Verdict.Rejected(sum + " is too much") : new Verdict.Accepted(sum + " is fine");

    record Measured() implements Step<Integer, Integer> {
        @Override
        public Integer run(Integer number, StepContext context) {
            context.metrics(Map.of("size", 1.0));
            return number;
        }

        @Override
        public Optional<Codec<Integer>> codec() {
            return Optional.of(Codecs.json(Integer.class));
        }
    }

    private Runner runner() {
        return Runner.builder().storage(storage).clock(clock).parallelism(1).build();
    }

    private Pipeline<String, Integer> pipeline() {
        Graph graph = Graph.named("p");
        Output<String> in = graph.input("text", String.class);
        Output<List<Integer>> numbers = graph.step("count", in, count);
        Output<List<Integer>> each = graph.forEach("each", numbers, 1, measure.keptBy(Codecs.json(Integer.class)));
        return graph.build(in, graph.gate("gate", graph.step("add", each, add), notTooMuch));
    }

    @Test
    void saysWhatTheReportSaid() {
        RunReport report = runner().run(pipeline(), "a".repeat(12)).report();

        PastRun past = runner().recall(pipeline(), report.run().orElseThrow());

        assertThat(past.report().steps())
                .extracting(step -> step.id() + " " + step.kind() + " " + step.status())
                .containsExactlyElementsOf(report.steps().stream()
                        .map(step -> step.id() + " " + step.kind() + " " + step.status())
                        .toList());
        assertThat(past.report().gates()).isEqualTo(report.gates());
        assertThat(past.report().step("count").duration()).isEqualTo(Duration.ofSeconds(3));
        assertThat(past.report().duration()).isEqualTo(Duration.ofSeconds(3));
        assertThat(past.status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(past.definition()).isEqualTo(pipeline().digest());
        assertThat(past.metrics()).hasSize(12).containsEntry("each[10]/step", Map.of("size", 10.0));
    }

    @Test
    void valuesOfOutputsThatWereUsedAreOfTheRunThatMeasuredThem() {
        var pipeline = Pipeline.named("p", Integer.class)
                .step("measure", new Measured().cachedFor(Duration.ofHours(1)))
                .build();
        runner().run(pipeline, 1);

        RunId run = runner().run(pipeline, 1).report().run().orElseThrow();

        assertThat(runner().recall(pipeline, run).metrics()).isEmpty();
    }

    @Test
    void aRefusedRunTellsWhichGateItWas() {
        var refused = runner().run(pipeline(), "a".repeat(20));

        PastRun past = runner().recall(pipeline(), refused.report().run().orElseThrow());

        assertThat(past.status()).isEqualTo(RunStatus.REFUSED);
        assertThat(past.report().refusals()).extracting(Judgement::reason).containsExactly("190 is too much");
        assertThat(RunPage.of(pipeline(), past).toMarkdown()).startsWith("# p: REFUSED\n");
    }

    @Test
    void aQuestionThatIsOpenIsTold() {
        var pipeline = Pipeline.named("p", String.class)
                .awaitApproval("release", Approval.of("Release it?"))
                .build();
        RunId run = runner().run(pipeline, "a").report().run().orElseThrow();

        PastRun past = runner().recall(pipeline, run);

        assertThat(past.status()).isEqualTo(RunStatus.WAITING);
        assertThat(past.approvals()).containsOnlyKeys("release");
        assertThat(RunPage.of(pipeline, past).toMarkdown()).contains("Release it?");
    }

    @Test
    void placesThatThePipelineHasNoMoreAreToldAtTheEnd() {
        RunId run = runner().run(pipeline(), "abc").report().run().orElseThrow();
        Graph graph = Graph.named("p");
        Output<String> in = graph.input("text", String.class);
        var other = graph.build(in, graph.step("count", in, count));

        PastRun past = runner().recall(other, run);

        assertThat(past.samePlaces()).isFalse();
        assertThat(past.report().steps().get(0).id()).isEqualTo("count");
        assertThat(past.report().steps()).extracting(StepReport::id).contains("each[1]/step", "gate");
        assertThat(RunPage.of(other, past).toJson()).contains("%% drawn as it is now");
    }

    @Test
    void whatIsNotThereIsRefused() {
        RunId run = runner().run(pipeline(), "abc").report().run().orElseThrow();
        var other = Pipeline.named("other", String.class).step("count", count).build();

        assertThatThrownBy(() -> runner().recall(pipeline(), new RunId("nobody")))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> runner().recall(other, run))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is one of pipeline p, and cannot be told by pipeline other");
        assertThatThrownBy(() -> Runner.builder().build().recall(pipeline(), run))
                .isInstanceOf(IllegalStateException.class);
    }
}
