package org.evermodel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.evermodel.ExperimentName;
import org.evermodel.RunId;
import org.evermodel.StorageException;
import org.evermodel.port.RunRecorder;
import org.evermodel.spi.Storage;
import org.evermodel.testkit.Faults;
import org.evermodel.testkit.TestClock;
import org.evermodel.testkit.TestTimer;
import org.junit.jupiter.api.Test;

/** What comes between the beginning and the end of a run: stores that fail, recorders that are gone, interrupts. */
class DisturbedRunTest {
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final TestClock clock = TestClock.at(Instant.parse("2026-01-15T10:30:00Z"));
    private final TestTimer timer = TestTimer.patient(clock);
    private final Faults faults = new Faults();
    private final Storage storage = Storage.inMemory();
    private final RememberingRecorder recorder = new RememberingRecorder();
    private final Cancellation cancellation = new Cancellation();
    private final AtomicInteger tried = new AtomicInteger();
    private final AtomicReference<RunId> id = new AtomicReference<>();
    private final AtomicReference<Pipeline<String, String>> stolen = new AtomicReference<>();

    private Runner.Builder runner() {
        return Runner.builder()
                .storage(faults.in(storage))
                .clock(clock)
                .timer(timer)
                .hearts(Runnable::run)
                .lease(LEASE)
                .parallelism(1);
    }

    private Pipeline<String, String> pipeline(Step<String, String> disturbing) {
        return Pipeline.named("p", String.class)
                .step("first", Mark.with("1"))
                .step("disturbing", (String text, StepContext context) -> {
                    tried.incrementAndGet();
                    context.run().ifPresent(id::set);
                    return disturbing.run(text, context);
                })
                .build();
    }

    @Test
    void aRunThatCannotBeJournaledIsNotRecordedAsOneThatGoesOn() {
        faults.failAt(1, Faults.Moment.BEFORE);
        Runner runner = runner().recorder(recorder).build();
        var pipeline = pipeline((text, context) -> text);

        assertThatThrownBy(() -> runner.run(pipeline, "a")).isInstanceOf(StorageException.class);

        assertThat(recorder.last().ends).singleElement().asString().startsWith("FAILED: the run broke down");
        assertThat(tried).hasValue(0);
    }

    @Test
    void aRunWhoseEndCannotBeJournaledHasItsOutputAndIsGoneOnWithInVain() {
        var pipeline = pipeline((text, context) -> {
            if (tried.get() == 1) {
                faults.failAt(2, Faults.Moment.BEFORE);
            }
            return text + "2";
        });

        assertThat(runner().build().run(pipeline, "a").orElseThrow()).isEqualTo("a12");
        assertThat(runner().build().unfinished()).isEmpty();
        clock.pass(LEASE);
        assertThat(runner().build().unfinished()).hasSize(1);
        assertThat(runner().build()
                        .resume(pipeline, id.get(), "a", Resume.unchanged())
                        .orElseThrow())
                .isEqualTo("a12");
        assertThat(runner().build().unfinished()).isEmpty();
    }

    @Test
    void aRenewalThatWasWrittenUnheardDoesNotLoseTheRun() {
        var pipeline = pipeline((text, context) -> {
            faults.failAt(1, Faults.Moment.AFTER);
            timer.pass(LEASE.dividedBy(3));
            timer.pass(LEASE);
            return text;
        });

        assertThat(runner().build().run(pipeline, "a").orElseThrow()).isEqualTo("a1");
        assertThat(runner().build().unfinished()).isEmpty();
    }

    @Test
    void aRunWhoseLeaseCannotBeRenewedForAWhileGoesOnIfNobodyTookIt() {
        var pipeline = pipeline((text, context) -> {
            faults.dieAt(1, Faults.Moment.BEFORE);
            timer.pass(LEASE.multipliedBy(2));
            faults.heal();
            return text;
        });

        assertThat(runner().build().run(pipeline, "a").orElseThrow()).isEqualTo("a1");
    }

    @Test
    void nothingBeatsAfterTheEnd() {
        runner().build().run(pipeline((text, context) -> text), "a").orElseThrow();

        assertThat(timer.waiting()).isZero();
    }

    @Test
    void aRunThatCannotBeRecordedAgainIsGivenBack() {
        var failing = pipeline((text, context) -> {
            if (tried.get() == 1) {
                throw new IllegalStateException("broken");
            }
            return text;
        });
        runner().build().run(failing, "a");
        RunRecorder gone = new RunRecorder() {
            @Override
            public Recording start(ExperimentName experiment, String name) {
                throw new StorageException("the recorder is gone");
            }
        };

        assertThatThrownBy(() -> runner().recorder(gone).build().resume(failing, id.get(), "a", Resume.unchanged()))
                .hasMessage("the recorder is gone");

        assertThat(runner().build()
                        .resume(failing, id.get(), "a", Resume.unchanged())
                        .orElseThrow())
                .isEqualTo("a1");
    }

    @Test
    void aRunThatIsGoneOnWithIsOneInTheRecordAndTellsWhatItMeasuredOnce() {
        Mark after = Mark.with("2");
        var pipeline = Pipeline.named("p", String.class)
                .step(
                        "measures",
                        ((Step<String, String>) (text, context) -> {
                                    context.metrics(Map.of("size", 7.0));
                                    return text + "1";
                                })
                                .keptBy(new TextCodec()))
                .awaitApproval("release", Approval.of("Release it?"))
                .step("after", (Approved<String> approved, StepContext context) -> after.run(approved.value(), context))
                .build();
        Runner runner = runner().recorder(recorder).build();
        RunId run = runner.run(pipeline, "a").report().run().orElseThrow();
        assertThat(recorder.last().ends).containsExactly("WAITING: waits for [release] to be decided");
        runner.approvals()
                .decide(
                        runner.approvals().open().get(0),
                        new ApprovalDecision("ann", "", true, "good", Map.of(), clock.instant()));

        runner.resume(pipeline, run, "a", Resume.unchanged()).orElseThrow();

        assertThat(recorder.runs).hasSize(1);
        assertThat(recorder.last().ends).hasSize(2).last().asString().startsWith("FINISHED");
        assertThat(recorder.last().points).filteredOn("size"::equals).hasSize(1);
    }

    @Test
    void aRunWhosePipelineHasChangedIsRecordedAnew() {
        var failing = pipeline((text, context) -> {
            throw new IllegalStateException("broken");
        });
        var changed = pipeline((text, context) -> text + "2");
        RunId run = runner().recorder(recorder)
                .build()
                .run(failing, "a")
                .report()
                .run()
                .orElseThrow();
        var other = Pipeline.named("p", String.class)
                .step("first", Mark.with("1"))
                .step("last", changed)
                .build();

        runner().recorder(recorder)
                .build()
                .resume(other, run, "a", Resume.replanned())
                .orElseThrow();

        assertThat(recorder.runs).hasSize(2);
        assertThat(recorder.last().tags).containsEntry("resumes", run.value());
    }

    private RunResult<String> pausing(RunListener listener) {
        var pipeline = Pipeline.named("p", String.class)
                .step(
                        "fails",
                        ((Step<String, String>) (text, context) -> {
                                    tried.incrementAndGet();
                                    throw new IllegalStateException("broken");
                                })
                                .retrying(Retry.upTo(3)))
                .build();
        return runner().recorder(recorder)
                .listener(listener)
                .build()
                .run(pipeline, "a", RunOptions.defaults().withCancellation(cancellation));
    }

    @Test
    void aRunCancelledBetweenAttemptsIsNotTriedAgain() {
        var result = pausing(event -> {
            if (event instanceof RunEvent.StepRetrying) {
                cancellation.cancel("enough");
            }
        });

        assertThat(result).isInstanceOf(RunResult.Cancelled.class);
        assertThat(result.report().step("fails").status()).isEqualTo(StepStatus.CANCELLED);
        assertThat(tried).hasValue(1);
        assertThat(runner().build().unfinished())
                .extracting(UnfinishedRun::status)
                .containsExactly(RunStatus.CANCELLED);
    }

    @Test
    void anInterruptBetweenAttemptsIsNotLost() {
        var result = pausing(event -> {
            if (event instanceof RunEvent.StepRetrying) {
                Thread.currentThread().interrupt();
            }
        });

        assertThat(Thread.interrupted()).isTrue();
        assertThat(result).isInstanceOf(RunResult.Failed.class);
        assertThat(((RunResult.Failed<String>) result).cause())
                .isInstanceOf(InterruptedException.class)
                .hasSuppressedException(new IllegalStateException("broken"));
        assertThat(tried).hasValue(1);
        assertThat(recorder.last().ends).singleElement().asString().startsWith("KILLED");
    }

    @Test
    void aRunThatWasLostIsNotEndedInTheRecord() {
        var pipeline = pipeline((text, context) -> {
            if (tried.get() == 1) {
                clock.pass(LEASE.multipliedBy(2));
                runner().build().resume(stolen.get(), context.run().orElseThrow(), "a", Resume.unchanged());
            }
            return text;
        });
        stolen.set(pipeline);

        var former = runner().recorder(recorder)
                .timer(TestTimer.patient(TestClock.at(Instant.EPOCH)))
                .build()
                .run(pipeline, "a");

        assertThat(former).isInstanceOf(RunResult.Cancelled.class);
        assertThat(recorder.runs.get(0).ends).isEmpty();
    }
}
