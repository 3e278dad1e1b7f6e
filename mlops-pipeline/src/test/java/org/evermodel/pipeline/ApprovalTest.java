package org.evermodel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.evermodel.NotFoundException;
import org.evermodel.RunId;
import org.evermodel.spi.Storage;
import org.evermodel.testkit.TestClock;
import org.junit.jupiter.api.Test;

class ApprovalTest {
    private static final Instant START = Instant.parse("2026-01-15T10:30:00Z");

    private final TestClock clock = TestClock.at(START);
    private final Storage storage = Storage.inMemory();
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
                .decide(run, "release", new ApprovalDecision(by, role, approves, "because", Map.of(), clock.instant()));
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
                        run,
                        "release",
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
        assertThatThrownBy(() -> decide(new RunId("nobody"), "ann", "", true))
                .isInstanceOf(NotFoundException.class)
                .hasMessage("run nobody asks for no approval called \"release\"");
        assertThatThrownBy(() -> new ApprovalDecision("ann", "", true, " ", Map.of(), START))
                .hasMessage("the decision of ann needs a reason, but it was blank");
        assertThatThrownBy(() -> Approval.of("?").need(0)).hasMessageContaining("needed was 0");
    }

    @Test
    void takesAStorageToOutlastTheRun() {
        var failed = (RunResult.Failed<String>) Runner.builder().build().run(pipeline(Approval.of("Release it?")), "a");

        assertThat(failed.cause()).hasMessageContaining("takes a runner with a storage");
    }
}
