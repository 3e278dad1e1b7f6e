package org.evermodel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.evermodel.RunId;
import org.evermodel.Verdict;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.Test;

/** What was refused in the middle of something is refused as a whole, whoever stands behind. */
class RefusedBeforeTest {
    private static final Step<String, List<String>> WORDS = (text, context) -> List.of(text.split(" "));

    private final Runner runner =
            Runner.builder().storage(Storage.inMemory()).parallelism(1).build();

    private static Gate<String> refusing(String word) {
        return (text, context) ->
                text.equals(word) ? new Verdict.Rejected("no " + word) : new Verdict.Accepted("not " + word);
    }

    /** Words, of which each is judged and then marked. */
    private static Output<List<String>> marked(Graph graph, Output<String> in) {
        var body = Pipeline.named("body", String.class)
                .gate("polite", refusing("rude"))
                .step("mark", Mark.with("!"))
                .build();
        return graph.forEach("each", graph.step("words", in, WORDS), 2, body);
    }

    @Test
    void aGateAmidABodyRefusesTheRun() {
        Graph graph = Graph.named("p");
        Output<String> in = graph.input("text", String.class);

        var refused = (RunResult.Refused<List<String>>) runner.run(graph.build(in, marked(graph, in)), "nice rude");

        assertThat(refused.candidate(String.class)).isEqualTo("rude");
        assertThat(refused.report().refusals()).singleElement().hasToString("each[1]/polite refused: no rude");
    }

    @Test
    void aGateBehindAForEachIsNotAskedAboutOneElement() {
        Graph graph = Graph.named("p");
        Output<String> in = graph.input("text", String.class);
        var judged = Pipeline.named("body", String.class)
                .gate("polite", refusing("rude"))
                .build();
        Output<List<String>> each = graph.forEach("each", graph.step("words", in, WORDS), 2, judged);
        Gate<List<String>> many = (words, context) -> new Verdict.Accepted(words.size() + " words");
        var pipeline = graph.build(in, graph.gate("many", each, many));

        var refused = (RunResult.Refused<List<String>>) runner.run(pipeline, "rude nice");

        assertThat(refused.candidate(String.class)).isEqualTo("rude");
        assertThat(refused.report().step("many").reasons()).containsExactly("gate \"each[0]/polite\" refused");
        assertThat(runner.unfinished()).isEmpty();
    }

    @Test
    void aGateBehindPeopleIsNotAskedWhereTheyRefused() {
        Graph graph = Graph.named("p");
        Output<String> in = graph.input("text", String.class);
        Output<Approved<String>> agreed = graph.awaitApproval("release", in, Approval.of("Release it?"));
        Gate<Approved<String>> limited =
                (approved, context) -> new Verdict.Accepted(approved.values().toString());
        var pipeline = graph.build(in, graph.gate("limited", agreed, limited));
        RunId run = runner.run(pipeline, "a").report().run().orElseThrow();
        runner.approvals()
                .decide(
                        runner.approvals().open().get(0),
                        new ApprovalDecision("bob", "", false, "bad", Map.of(), Instant.now()));

        var refused = (RunResult.Refused<Approved<String>>) runner.resume(pipeline, run, "a", Resume.unchanged());

        assertThat(refused.candidate(String.class)).isEqualTo("a");
        assertThat(refused.report().step("limited").status()).isEqualTo(StepStatus.SKIPPED);
        assertThat(runner.unfinished()).isEmpty();
    }
}
