package org.evermodel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.evermodel.Verdict;
import org.evermodel.data.Dataset;
import org.evermodel.spi.Storage;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final Gate<String> ACCEPTS = (text, context) -> new Verdict.Accepted("\"" + text + "\" is fine");
    private static final Gate<String> REJECTS = (text, context) -> new Verdict.Rejected("\"" + text + "\" is bad");
    private static final Gate<String> UNSURE = (text, context) -> new Verdict.Insufficient("3 rows are too few");

    private final RememberingRecorder recorder = new RememberingRecorder();
    private final Runner runner = Runner.of(Storage.inMemory(), recorder);
    private final Mark before = Mark.with("b");
    private final Mark after = Mark.with("c");

    @Test
    void letsThroughWhatAllGatesAccept() {
        var result = runner.run(gated(ACCEPTS, ACCEPTS), "a");

        assertThat(result.orElseThrow()).isEqualTo("abc");
        assertThat(result.report().refusals()).isEmpty();
        assertThat(recorder.last().ends).containsExactly("FINISHED: all steps are done");
    }

    @Test
    void judgesEveryGateEvenWhereAnEarlyOneRefuses() {
        var result = runner.run(gated(REJECTS, UNSURE, ACCEPTS), "a");

        assertThat(result.report().gates())
                .extracting(Judgement::toString)
                .containsExactly(
                        "gate 0 refused: \"ab\" is bad",
                        "gate 1 refused: 3 rows are too few; refused by the gate's policy",
                        "gate 2 passed: \"ab\" is fine");
    }

    @Test
    void handsOutWhatWasRefused() {
        var result = runner.run(gated(ACCEPTS, REJECTS), "a");

        var refused = (RunResult.Refused<String>) result;
        assertThat(refused.candidate(String.class)).isEqualTo("ab");
        assertThatThrownBy(() -> refused.candidate(Dataset.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the refused candidate is no org.evermodel.data.Dataset, but a java.lang.String");
    }

    @Test
    void keepsWhatComesAfterFromRunning() {
        var report = runner.run(gated(REJECTS), "a").report();

        assertThat(after.ran()).isZero();
        assertThat(report.step("after").status()).isEqualTo(StepStatus.SKIPPED);
        assertThat(report.step("after").reasons()).containsExactly("gate \"gate 0\" refused");
    }

    @Test
    void isNamedAsTheReasonWhereItIsTheFirstToRefuse() {
        var report = runner.run(gated(ACCEPTS, REJECTS, UNSURE), "a").report();

        assertThat(report.step("after").reasons()).containsExactly("gate \"gate 1\" refused");
    }

    @Test
    void throwsTheReasonsWhereAnOutputIsDemanded() {
        var result = runner.run(gated(REJECTS, UNSURE), "a");

        assertThatThrownBy(result::orElseThrow)
                .isInstanceOf(GateRefusedException.class)
                .hasMessage(
                        "pipeline p was refused: gate \"gate 0\": \"ab\" is bad; gate \"gate 1\": 3 rows are too few;"
                                + " refused by the gate's policy");
    }

    @Test
    void recordsARefusedRunAsRefused() {
        runner.run(gated(REJECTS), "a");

        assertThat(recorder.last().ends).containsExactly("REFUSED: gate 0 refused: \"ab\" is bad");
        assertThat(recorder.last().tags).containsEntry("gate.gate 0", "refused: \"ab\" is bad");
    }

    @Test
    void refusesOnInsufficientEvidenceUnlessTheGateSaysOtherwise() {
        Gate<String> lenient = new Gate<>() {
            @Override
            public Verdict judge(String text, GateContext context) {
                return UNSURE.judge(text, context);
            }

            @Override
            public WhenInsufficient whenInsufficient() {
                return WhenInsufficient.ACCEPT;
            }
        };

        assertThat(runner.run(gated(UNSURE), "a")).isInstanceOf(RunResult.Refused.class);
        assertThat(runner.run(gated(lenient), "a").orElseThrow()).isEqualTo("abc");
        assertThat(recorder.last().tags)
                .containsEntry("gate.gate 0", "passed: 3 rows are too few; let through unjudged by the gate's policy");
    }

    @Test
    void isJudgedInEveryRunEvenWhereEverythingElseIsKept() {
        var judged = new AtomicInteger();
        var pipeline = gated((text, context) -> new Verdict.Accepted("judged " + judged.incrementAndGet() + " times"));
        runner.run(pipeline, "a");

        var report = runner.run(pipeline, "a").report();

        assertThat(report.cachedSteps()).isEqualTo(2);
        assertThat(report.gates()).singleElement().extracting(Judgement::reason).isEqualTo("judged 2 times");
    }

    @Test
    void stopsOnlyTheBranchItStandsIn() {
        var graph = Graph.named("p");
        var in = graph.input("text", String.class);
        var gated = graph.step("gated", graph.gate("gate", in, REJECTS), after);
        var free = graph.step("free", in, before);
        var both = graph.<String, String, String>join("both", gated, free, String::concat);

        var report = runner.run(graph.build(in, both), "a").report();

        assertThat(before.ran()).isEqualTo(1);
        assertThat(after.ran()).isZero();
        assertThat(report.step("both").reasons()).containsExactly("gate \"gate\" refused");
    }

    @Test
    void seesTheFreshRowsOfTheRun() {
        var fresh = People.aged(30, 41);
        Gate<String> gate = (text, context) ->
                new Verdict.Accepted(context.freshRows().map(Dataset::rowCount).orElse(0) + " fresh rows");

        var with = runner.run(gated(gate), "a", RunOptions.defaults().withFreshRows(fresh));
        var without = runner.run(gated(gate), "a");

        assertThat(with.report().gates()).extracting(Judgement::reason).containsExactly("2 fresh rows");
        assertThat(without.report().gates()).extracting(Judgement::reason).containsExactly("0 fresh rows");
    }

    @Test
    void thatThrowsFailsTheRunUnderItsName() {
        Gate<String> broken = (text, context) -> {
            throw new IllegalStateException("no champion store");
        };

        var failed = (RunResult.Failed<String>) runner.run(gated(broken), "a");

        assertThat(failed.step()).isEqualTo("gate 0");
    }

    @SafeVarargs
    private Pipeline<String, String> gated(Gate<String>... gates) {
        var chain = Pipeline.named("p", String.class).step("before", before);
        for (int i = 0; i < gates.length; i++) {
            chain = chain.gate("gate " + i, gates[i]);
        }
        return chain.step("after", after).build();
    }
}
