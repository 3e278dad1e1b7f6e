package org.evermodel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.evermodel.RunId;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.Test;

/** Places beside the way to a pipeline's output are part of a run as well. */
class BesideTheWayTest {
    private final Mark published = Mark.with("!");
    private final Cancellation cancellation = new Cancellation();
    private final Runner runner =
            Runner.builder().storage(Storage.inMemory()).parallelism(1).build();

    /** Its output is made before anybody agreed to publish it. */
    private Pipeline<String, String> publishing() {
        Graph graph = Graph.named("p");
        Output<String> in = graph.input("text", String.class);
        Output<String> made = graph.step("made", in, Mark.with("b"));
        Output<Approved<String>> agreed = graph.awaitApproval("release", made, Approval.of("Publish it?"));
        Step<Approved<String>, String> value = (approved, context) -> approved.value();
        graph.step("publish", graph.step("value", agreed, value), published);
        return graph.build(in, made);
    }

    @Test
    void aRunWaitsForPeopleBesideTheWay() {
        RunResult<String> waiting = runner.run(publishing(), "a");

        assertThat(waiting).isInstanceOf(RunResult.Waiting.class);
        RunId run = waiting.report().run().orElseThrow();
        assertThat(runner.unfinished()).extracting(UnfinishedRun::run).containsExactly(run);
        assertThat(runner.approvals().open()).hasSize(1);

        runner.approvals()
                .decide(
                        runner.approvals().open().get(0),
                        new ApprovalDecision("ann", "", true, "good", Map.of(), Instant.now()));

        assertThat(runner.resume(publishing(), run, "a", Resume.unchanged()).orElseThrow())
                .isEqualTo("ab");
        assertThat(published.ran()).isEqualTo(1);
        assertThat(runner.unfinished()).isEmpty();
    }

    @Test
    void aRunThatWasCancelledBeforeAPlaceBesideTheWayIsNotOver() {
        Graph graph = Graph.named("p");
        Output<String> in = graph.input("text", String.class);
        Step<String, String> cancels = (text, context) -> {
            cancellation.cancel("stop");
            return text;
        };
        Output<String> made = graph.step("made", in, cancels);
        graph.step("publish", made, published);

        var result =
                runner.run(graph.build(in, made), "a", RunOptions.defaults().withCancellation(cancellation));

        assertThat(result).isInstanceOf(RunResult.Cancelled.class);
        assertThat(runner.unfinished()).extracting(UnfinishedRun::status).containsExactly(RunStatus.CANCELLED);
    }

    @Test
    void aRunThatIsCancelledWhenAllIsDoneHasSucceeded() {
        Step<String, String> cancels = (text, context) -> {
            cancellation.cancel("stop");
            return text + "!";
        };
        var pipeline = Pipeline.named("p", String.class).step("only", cancels).build();

        var result = runner.run(pipeline, "a", RunOptions.defaults().withCancellation(cancellation));

        assertThat(result.orElseThrow()).isEqualTo("a!");
    }

    @Test
    void anApprovalThatWouldStopNothingIsRefused() {
        Graph graph = Graph.named("p");
        Output<String> in = graph.input("text", String.class);
        graph.awaitApproval("release", in, Approval.of("Publish it?"));
        Output<String> made = graph.step("made", in, published);

        assertThatThrownBy(() -> graph.build(in, made))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("approval \"release\" of pipeline p would stop nothing");
    }
}
