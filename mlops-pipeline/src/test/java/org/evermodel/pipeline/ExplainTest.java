package org.evermodel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.evermodel.NotFoundException;
import org.evermodel.RunId;
import org.evermodel.Verdict;
import org.evermodel.artifact.Codecs;
import org.evermodel.spi.Storage;
import org.evermodel.testkit.TestClock;
import org.junit.jupiter.api.Test;

/** After a run, each of its places can be asked why it did what it did. */
class ExplainTest {
    private final TestClock clock = TestClock.at(Instant.parse("2026-01-15T10:30:00Z"));
    private final Storage storage = Storage.inMemory();
    private final Runner runner = Runner.builder().storage(storage).clock(clock).build();
    private final Step<String, String> mark = Mark.with("!").keptBy(Codecs.text());
    private final Step<String, String> failing = (text, context) -> {
        throw new IllegalStateException("broken");
    };

    @Test
    void aStepThatRanSaysWhatHadChanged() {
        var pipeline = pipeline(mark.withVersion("1"));
        runner.run(pipeline, "a");
        var run = idOf(runner.run(pipeline(mark.withVersion("2")), "b"));
        runner.run(pipeline(mark.withVersion("3")), "c");

        assertThat(runner.explain(run, "mark"))
                .isEqualTo(new Explanation(
                        run, "mark", StepStatus.SUCCEEDED, "version changed: 1 → 2; input changed: \"a\" → \"b\""));
    }

    @Test
    void aStepWhoseKeptOutputWasUsedSaysSince() {
        runner.run(pipeline(mark), "a");
        var run = idOf(runner.run(pipeline(mark), "a"));

        assertThat(runner.explain(run, "mark"))
                .hasToString("mark CACHED in " + run + ": nothing changed since 2026-01-15T10:30:00Z");
    }

    @Test
    void gatesJoinsFailuresAndWhatWasNotReachedAreExplained() {
        var graph = Graph.named("p");
        var in = graph.input("text", String.class);
        Gate<String> gate = (text, context) -> new Verdict.Accepted("long enough");
        var both = graph.<String, String, String>join("both", graph.gate("gate", in, gate), in, String::concat);
        var failed = graph.step("failing", both, failing);
        var run = idOf(runner.run(graph.build(in, graph.step("mark", failed, mark)), "a"));

        assertThat(runner.explain(run, "gate").because()).contains("long enough");
        assertThat(runner.explain(run, "both").because()).isEqualTo("joins are never kept");
        assertThat(runner.explain(run, "failing"))
                .isEqualTo(
                        new Explanation(run, "failing", StepStatus.FAILED, "java.lang.IllegalStateException: broken"));
        assertThat(runner.explain(run, "mark").status()).isEqualTo(StepStatus.SKIPPED);
    }

    @Test
    void aStepMadeBeforeAResumeIsExplainedAsItWasThen() {
        var pipeline = Pipeline.named("p", String.class)
                .step("mark", mark)
                .step("failing", failing)
                .build();
        var run = idOf(runner.run(pipeline, "a"));

        runner.resume(pipeline, run, "a", Resume.unchanged());

        assertThat(runner.explain(run, "mark").because()).isEqualTo("never run");
    }

    @Test
    void aPlaceThatSucceedsWhenTheRunGoesOnIsNotExplainedByWhatItFailedOnBefore() {
        AtomicInteger tried = new AtomicInteger();
        Step<String, String> once = (text, context) -> {
            if (tried.incrementAndGet() == 1) {
                throw new IllegalStateException("broken");
            }
            return text;
        };
        var pipeline = Pipeline.named("p", String.class)
                .step("once", once.keptBy(Codecs.text()))
                .build();
        var run = idOf(runner.run(pipeline, "a"));
        assertThat(runner.explain(run, "once").status()).isEqualTo(StepStatus.FAILED);

        runner.resume(pipeline, run, "a", Resume.unchanged()).orElseThrow();

        assertThat(runner.explain(run, "once").status()).isEqualTo(StepStatus.SUCCEEDED);
    }

    @Test
    void whatIsNotKnownIsRefused() {
        var run = idOf(runner.run(pipeline(mark), "a"));

        assertThatThrownBy(() -> runner.explain(run, "other"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("\"other\"");
        assertThatThrownBy(() -> runner.explain(new RunId("run-unknown"), "mark"))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> Runner.builder().build().explain(run, "mark"))
                .isInstanceOf(IllegalStateException.class);
    }

    private static RunId idOf(RunResult<?> result) {
        return result.report().run().orElseThrow();
    }

    private static Pipeline<String, String> pipeline(Step<String, String> step) {
        return Pipeline.named("p", String.class).step("mark", step).build();
    }

    @Test
    void aPlaceThatFailsWhenTheRunGoesOnIsNotExplainedByWhatItDidBefore() {
        AtomicInteger asked = new AtomicInteger();
        Gate<String> gate = (text, context) -> {
            if (asked.incrementAndGet() > 1) {
                throw new IllegalStateException("no champion");
            }
            return new Verdict.Accepted("long enough");
        };
        Step<String, String> dice = (text, context) -> text + asked.get();
        var pipeline = Pipeline.named("p", String.class)
                .step("dice", dice)
                .gate("gate", gate)
                .step("failing", failing)
                .build();
        var run = idOf(runner.run(pipeline, "a"));
        runner.resume(pipeline, run, "a", Resume.unchanged());

        assertThat(runner.explain(run, "gate"))
                .isEqualTo(new Explanation(
                        run, "gate", StepStatus.FAILED, "java.lang.IllegalStateException: no champion"));
    }
}
