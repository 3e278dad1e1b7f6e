package org.evermodel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.evermodel.NotFoundException;
import org.evermodel.Verdict;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.Test;

class PlanTest {
    private final Storage storage = Storage.inMemory();
    private final RememberingRecorder recorder = new RememberingRecorder();
    private final Runner runner = Runner.of(storage, recorder);

    @Test
    void knowsTheFirstStepAndNoneBehindIt() {
        assertThat(runner.plan(chain("1", "2"), "a").steps())
                .extracting(Forecast::toString)
                .containsExactly(
                        "first MISS (never run)",
                        "second BLOCKED (what \"first\" makes is not known before it has run)",
                        "gate BLOCKED (what \"second\" makes is not known before it has run)");
    }

    @Test
    void knowsHitsAndThatGatesAreJudged() {
        runner.run(chain("1", "2"), "a");

        assertThat(runner.plan(chain("1", "2"), "a").steps())
                .extracting(Forecast::state)
                .containsExactly(Forecast.State.HIT, Forecast.State.HIT, Forecast.State.MISS);
    }

    @Test
    void namesWhatChanged() {
        runner.run(chain("1", "2"), "a");

        var plan = runner.plan(chain("1", "3"), "a");

        assertThat(plan.step("first").state()).isEqualTo(Forecast.State.HIT);
        assertThat(plan.step("second").reasons()).containsExactly("parameter \"mark\" changed: 2 → 3");
    }

    @Test
    void looksThroughAJoinOfKnownValues() {
        var graph = Graph.named("p");
        var in = graph.input("text", String.class);
        var left = graph.step("left", in, Mark.with("l"));
        var both = graph.<String, String, String>join("both", left, in, String::concat);
        var pipeline = graph.build(in, graph.step("last", both, Mark.with("!")));
        runner.run(pipeline, "a");

        assertThat(runner.plan(pipeline, "a").step("last").state()).isEqualTo(Forecast.State.HIT);
    }

    @Test
    void saysWhereAJoinFails() {
        var graph = Graph.named("p");
        var in = graph.input("text", String.class);
        var broken = graph.<String, String, String>join("broken", in, in, (left, right) -> {
            throw new IllegalStateException("no pair");
        });
        var pipeline = graph.build(in, broken);

        assertThat(runner.plan(pipeline, "a").step("broken").reasons())
                .containsExactly("it fails: java.lang.IllegalStateException: no pair");
        assertThat(runner.run(pipeline, "a")).isInstanceOf(RunResult.Failed.class);
    }

    @Test
    void changesNothing() {
        runner.plan(chain("1", "2"), "a");

        assertThat(storage.metadata().scan("pipeline-output", "", "", 10)).isEmpty();
        assertThat(storage.metadata().scan("pipeline-history", "", "", 10)).isEmpty();
        assertThat(storage.artifacts().list()).isEmpty();
        assertThat(recorder.runs).isEmpty();
    }

    @Test
    void readsAsALineAStep() {
        assertThat(runner.plan(chain("1", "2"), "a").toString().lines())
                .hasSize(4)
                .startsWith("Plan[p]", "  first MISS (never run)");
    }

    @Test
    void namesTheStepsThereAreWhereOneIsAskedForThatIsNot() {
        assertThatThrownBy(() -> runner.plan(chain("1", "2"), "a").step("third"))
                .isInstanceOf(NotFoundException.class)
                .hasMessage("pipeline p has no step \"third\"; it has " + List.of("first", "second", "gate"));
    }

    private static Pipeline<String, String> chain(String first, String second) {
        return Pipeline.named("p", String.class)
                .step("first", Mark.with(first))
                .step("second", Mark.with(second))
                .gate("gate", (text, context) -> new Verdict.Accepted("always"))
                .build();
    }
}
