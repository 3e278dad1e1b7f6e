package org.evermodel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.evermodel.Digest;
import org.evermodel.NotFoundException;
import org.evermodel.RunId;
import org.evermodel.spi.Storage;
import org.evermodel.testkit.TestClock;
import org.junit.jupiter.api.Test;

class ApprovalTest {
    private static final Instant START = Instant.parse("2026-01-15T10:30:00Z");

    private final TestClock clock = TestClock.at(START);
    private final Storage storage = Storage.inMemory();
    private final Map<String, OpenApproval> shown = new HashMap<>();
    private final Mark before = Mark.with("b");
    private final Runner runner =
            Runner.builder().storage(storage).clock(clock).parallelism(1).build();

    private Pipeline<String, String> pipeline(Approval approval) {
        return Pipeline.named("p", String.class)
                .step("before", before)
                .awaitApproval("release", approval)
                .step(
                        "after",
                        (Approved<String> approved, StepContext context) ->
                                approved.value() + approved.values().getOrDefault("limit", "none"))
                .build();
    }

    private RunId waiting(Approval approval) {
        return runner.run(pipeline(approval), "a").report().run().orElseThrow();
    }

    private RunResult<String> resume(Approval approval, RunId run) {
        return runner.resume(pipeline(approval), run, "a", Resume.unchanged());
    }

    private void decide(RunId run, String by, String role, boolean approves) {
        runner.approvals()
                .decide(
                        shown(run, "release"),
                        new ApprovalDecision(by, role, approves, "because", Map.of(), clock.instant()));
    }

    /** A question as it was last shown. */
    private OpenApproval shown(RunId run, String id) {
        runner.approvals().open().forEach(open -> shown.put(open.run() + " " + open.id(), open));
        return Objects.requireNonNull(shown.get(run + " " + id), () -> id + " was never asked");
    }

    @Test
    void endsTheRunUntilSomebodyDecides() {
        var waiting = (RunResult.Waiting<String>) runner.run(pipeline(Approval.of("Release it?")), "a");

        assertThat(waiting.approvals()).containsExactly("release");
        assertThat(waiting.report().step("release").status()).isEqualTo(StepStatus.WAITING);
        assertThat(waiting.report().step("after").status()).isEqualTo(StepStatus.SKIPPED);
        assertThatThrownBy(waiting::orElseThrow)
                .isInstanceOf(RunWaitsException.class)
                .hasMessage("the run of pipeline p waits for [release] to be decided; decide, and resume the run");
        assertThat(runner.unfinished()).extracting(UnfinishedRun::status).containsExactly(RunStatus.WAITING);
        assertThat(runner.approvals().open()).singleElement().satisfies(open -> {
            assertThat(open.question()).isEqualTo("Release it?");
            assertThat(open.about()).isEqualTo("ab");
            assertThat(open.asked()).isEqualTo(START);
        });
    }

    @Test
    void handsOnWhatPeopleFilledIn() {
        Approval approval = Approval.of("Release it?");
        RunId run = waiting(approval);
        runner.approvals()
                .decide(
                        shown(run, "release"),
                        new ApprovalDecision("ann", "", true, "looks good", Map.of("limit", "7"), START));

        var resumed = resume(approval, run);

        assertThat(resumed.orElseThrow()).isEqualTo("ab7");
        assertThat(before.ran()).isEqualTo(1);
        assertThat(resumed.report().step("release").reasons()).containsExactly("agreed to by ann");
        assertThat(runner.approvals().open()).isEmpty();
    }

    @Test
    void thatIsNotDecidedKeepsTheRunWaiting() {
        Approval approval = Approval.of("Release it?");
        RunId run = waiting(approval);

        assertThat(resume(approval, run)).isInstanceOf(RunResult.Waiting.class);
        assertThat(runner.approvals().open()).hasSize(1);
    }

    @Test
    void oneWhoDoesNotAgreeRefusesTheRun() {
        Approval approval = Approval.of("Release it?");
        RunId run = waiting(approval);
        decide(run, "bob", "", false);

        var refused = (RunResult.Refused<String>) resume(approval, run);

        assertThat(refused.candidate(String.class)).isEqualTo("ab");
        assertThat(refused.report().refusals())
                .singleElement()
                .hasToString("release refused: bob does not agree: because");
    }

    @Test
    void severalPeopleInTheirRolesHaveToAgree() {
        Approval approval = Approval.of("Release it?").by("board", "owner").need(2);
        RunId run = waiting(approval);

        assertThatThrownBy(() -> decide(run, "eve", "guest", true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is decided by [board, owner], but eve answered as \"guest\"");
        decide(run, "ann", "board", true);
        assertThatThrownBy(() -> decide(run, "ann", "owner", true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs 2 different people, but ann has answered already");
        assertThat(resume(approval, run).report().step("release").reasons()).containsExactly("1 of 2 agree so far");
        decide(run, "bob", "owner", true);

        assertThat(resume(approval, run).orElseThrow()).isEqualTo("abnone");
        assertThatThrownBy(() -> decide(run, "cyd", "owner", false))
                .hasMessageContaining("is not open any more; cyd comes too late");
    }

    @Test
    void silenceRejectsApprovesOrFailsWhenTheTimeIsUp() {
        Duration day = Duration.ofDays(1);
        for (Approval.Silence silence : Approval.Silence.values()) {
            Approval approval = Approval.of("Release it?").within(day, silence);
            RunId run = waiting(approval);
            clock.pass(day);

            RunResult<String> after = resume(approval, run);

            switch (silence) {
                case REJECTS -> assertThat(after).isInstanceOf(RunResult.Refused.class);
                case APPROVES -> assertThat(after.orElseThrow()).isEqualTo("abnone");
                case FAILS ->
                    assertThatThrownBy(after::orElseThrow)
                            .hasCauseInstanceOf(ApprovalOverdueException.class)
                            .hasMessageContaining("only 0 of 1 had agreed by");
            }
            assertThat(runner.approvals().open()).isEmpty();
        }
    }

    @Test
    void nobodyAnswersWhatWasNotAsked() {
        RunId run = waiting(Approval.of("Release it?"));
        ApprovalDecision decision = new ApprovalDecision("ann", "", true, "good", Map.of(), START);
        Digest digest = shown(run, "release").digest();
        assertThatThrownBy(() -> runner.approvals().decide(new RunId("nobody"), "release", digest, decision))
                .isInstanceOf(NotFoundException.class)
                .hasMessage("run nobody asks for no approval called \"release\"");
        assertThatThrownBy(() -> new ApprovalDecision("ann", "", true, " ", Map.of(), START))
                .hasMessage("the decision of ann needs a reason, but it was blank");
        assertThatThrownBy(() -> Approval.of("?").need(0)).hasMessageContaining("needed was 0");
    }

    @Test
    void eachElementOfAListIsAskedAboutByItself() {
        var body = Pipeline.named("body", String.class)
                .awaitApproval("release", Approval.of("Release it?"))
                .step("value", (Approved<String> approved, StepContext context) -> approved.value() + "!")
                .build();
        Graph graph = Graph.named("p");
        var in = graph.input("input", String.class);
        var words = graph.step("words", in, (String text, StepContext context) -> List.of(text.split(" ")));
        var each = graph.build(in, graph.forEach("each", words, 2, body));

        var waiting = (RunResult.Waiting<List<String>>) runner.run(each, "a b");
        assertThat(waiting.approvals()).containsExactly("each[0]/release", "each[1]/release");
        RunId run = waiting.report().run().orElseThrow();
        agree(run, "each[1]/release");
        var still = (RunResult.Waiting<List<String>>) runner.resume(each, run, "a b", Resume.unchanged());
        assertThat(still.approvals()).containsExactly("each[0]/release");
        agree(run, "each[0]/release");

        assertThat(runner.resume(each, run, "a b", Resume.unchanged()).orElseThrow())
                .containsExactly("a!", "b!");
    }

    @Test
    void mayStandInAPipelineThatIsPartOfAnother() {
        var outer = Pipeline.named("outer", String.class)
                .step("inner", pipeline(Approval.of("Release it?")))
                .build();

        var waiting = (RunResult.Waiting<String>) runner.run(outer, "a");
        assertThat(waiting.approvals()).containsExactly("inner/release");
        RunId run = waiting.report().run().orElseThrow();
        agree(run, "inner/release");

        assertThat(runner.resume(outer, run, "a", Resume.unchanged()).orElseThrow())
                .isEqualTo("abnone");
    }

    @Test
    void cannotStandInAPipelineThatAStepCallsLikeAFunction() {
        var inner = pipeline(Approval.of("Release it?"));
        var outer = Pipeline.named("outer", String.class)
                .step("calls", (String text, StepContext context) -> inner.run(text, context))
                .build();

        assertThatThrownBy(() -> runner.run(outer, "a").orElseThrow())
                .rootCause()
                .hasMessageContaining("stands in a pipeline that a step calls like a function, which cannot wait");
    }

    private Pipeline<String, String> twoQuestions() {
        Graph graph = Graph.named("p");
        var in = graph.input("input", String.class);
        var board = graph.awaitApproval("board", in, Approval.of("Release it?"));
        var owner = graph.awaitApproval("owner", in, Approval.of("Pay for it?"));
        return graph.build(
                in,
                graph.join(
                        "both",
                        board,
                        owner,
                        (left, right) -> left.value()
                                + left.decisions().size()
                                + right.decisions().size()));
    }

    @Test
    void twoAtOnceAreBothAskedAndBothHaveToBeAnswered() {
        var waiting = (RunResult.Waiting<String>) runner.run(twoQuestions(), "a");
        RunId run = waiting.report().run().orElseThrow();

        assertThat(waiting.approvals()).containsExactly("board", "owner");
        agree(run, "owner");
        assertThat(runner.resume(twoQuestions(), run, "a", Resume.unchanged())).isInstanceOf(RunResult.Waiting.class);
        agree(run, "board");
        assertThat(runner.resume(twoQuestions(), run, "a", Resume.unchanged()).orElseThrow())
                .isEqualTo("a11");
    }

    @Test
    void nobodyIsAskedAnyMoreWhatARunThatIsOverWantedToKnow() {
        RunId run = runner.run(twoQuestions(), "a").report().run().orElseThrow();
        runner.approvals()
                .decide(shown(run, "owner"), new ApprovalDecision("bob", "", false, "too dear", Map.of(), START));

        assertThat(runner.resume(twoQuestions(), run, "a", Resume.unchanged())).isInstanceOf(RunResult.Refused.class);
        assertThat(runner.approvals().open()).isEmpty();
        assertThatThrownBy(() -> agree(run, "board"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not open any more, because the run is over; ann comes too late");
    }

    @Test
    void countsOnlyForWhatItWasSaidAbout() {
        Approval approval = Approval.of("Release it?");
        RunId run = waiting(approval);
        agree(run, "release");
        var changed = Pipeline.named("p", String.class)
                .step("before", Mark.with("other"))
                .awaitApproval("release", approval)
                .step("after", (Approved<String> approved, StepContext context) -> approved.value())
                .build();

        assertThat(runner.resume(changed, run, "a", Resume.replanned())).isInstanceOf(RunResult.Waiting.class);
        assertThat(runner.approvals().open())
                .singleElement()
                .satisfies(open -> assertThat(open.about()).isEqualTo("aother"));
        agree(run, "release");
        assertThat(runner.resume(changed, run, "a", Resume.unchanged()).orElseThrow())
                .isEqualTo("aother");
    }

    @Test
    void doesNotCountForWhatNobodyWasShown() {
        Approval approval = Approval.of("Release it?");
        RunId run = waiting(approval);
        OpenApproval first = shown(run, "release");
        ApprovalDecision decision = new ApprovalDecision("ann", "", true, "good", Map.of(), START);
        var changed = Pipeline.named("p", String.class)
                .step("before", Mark.with("other"))
                .awaitApproval("release", approval)
                .step("after", (Approved<String> approved, StepContext context) -> approved.value())
                .build();
        runner.resume(changed, run, "a", Resume.replanned());

        assertThatThrownBy(() -> runner.approvals().decide(first, decision))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("approval \"release\" of run " + run + " asks something else now than what ann was shown:"
                        + " \"Release it?\" about aother, asked at " + START + "; show it, and decide again");
        assertThat(runner.resume(changed, run, "a", Resume.unchanged())).isInstanceOf(RunResult.Waiting.class);

        OpenApproval second = shown(run, "release");
        runner.approvals().decide(run, "release", second.digest(), decision);
        assertThat(runner.resume(changed, run, "a", Resume.unchanged()).orElseThrow())
                .isEqualTo("aother");
    }

    @Test
    void aQuestionIsTheSameWhateverWasDecidedSoFar() {
        RunId run = waiting(Approval.of("Release it?").by("board", "owner").need(2));
        OpenApproval before = shown(run, "release");

        decide(run, "ann", "board", true);

        assertThat(shown(run, "release").decisions()).hasSize(1);
        assertThat(shown(run, "release").digest()).isEqualTo(before.digest());
    }

    @Test
    void ofWhatIsMadeAnewEachTimeCountsWhileItIsTheSame() {
        AtomicInteger made = new AtomicInteger();
        var pipeline = Pipeline.named("p", String.class)
                .step("dice", (String text, StepContext context) -> text + made.get())
                .awaitApproval("release", Approval.of("Release it?"))
                .step("after", (Approved<String> approved, StepContext context) -> approved.value())
                .build();
        RunId run = runner.run(pipeline, "a").report().run().orElseThrow();
        agree(run, "release");
        made.set(7);

        assertThat(runner.resume(pipeline, run, "a", Resume.unchanged())).isInstanceOf(RunResult.Waiting.class);
        agree(run, "release");
        assertThat(runner.resume(pipeline, run, "a", Resume.unchanged()).orElseThrow())
                .isEqualTo("a7");
    }

    private void agree(RunId run, String approval) {
        runner.approvals().decide(shown(run, approval), new ApprovalDecision("ann", "", true, "good", Map.of(), START));
    }

    @Test
    void takesAStorageToOutlastTheRun() {
        var failed = (RunResult.Failed<String>) Runner.builder().build().run(pipeline(Approval.of("Release it?")), "a");

        assertThat(failed.cause()).hasMessageContaining("takes a runner with a storage");
    }
}
