package org.evermodel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.evermodel.Verdict;
import org.evermodel.spi.Storage;
import org.evermodel.spi.Timer;
import org.evermodel.testkit.TestClock;
import org.evermodel.testkit.TestTimer;
import org.junit.jupiter.api.Test;

class CancellationTest {
    private final TestClock clock = TestClock.at(Instant.parse("2026-01-15T10:30:00Z"));
    private final TestTimer timer = TestTimer.patient(clock);
    private final RememberingRecorder recorder = new RememberingRecorder();
    private final Storage storage = Storage.inMemory();
    private final Cancellation cancellation = new Cancellation();
    private final Mark before = Mark.with("b");
    private final Mark after = Mark.with("c");

    private RunResult<String> run(Step<String, String> middle, RunOptions options, Timer with) {
        Pipeline<String, String> pipeline = Pipeline.named("p", String.class)
                .step("before", before)
                .step("middle", middle)
                .step("after", after)
                .build();
        return Runner.builder()
                .storage(storage)
                .recorder(recorder)
                .clock(clock)
                .timer(with)
                .build()
                .run(pipeline, "a", options);
    }

    private RunResult<String> run(Step<String, String> middle) {
        return run(middle, RunOptions.defaults().withCancellation(cancellation), timer);
    }

    @Test
    void endsARunAtAStepThatAsks() {
        var cancelled = (RunResult.Cancelled<String>) run((text, context) -> {
            cancellation.cancel("the user pressed stop");
            context.checkCancelled();
            return text;
        });

        assertThat(cancelled.reason()).isEqualTo("the user pressed stop");
        assertThat(cancelled.report().step("before").status()).isEqualTo(StepStatus.SUCCEEDED);
        assertThat(cancelled.report().step("middle").status()).isEqualTo(StepStatus.CANCELLED);
        assertThat(cancelled.report().step("after").status()).isEqualTo(StepStatus.CANCELLED);
        assertThat(after.ran()).isZero();
        assertThat(recorder.last().ends).containsExactly("KILLED: cancelled: the user pressed stop");
        assertThatThrownBy(cancelled::orElseThrow)
                .isInstanceOf(RunCancelledException.class)
                .hasMessage("the run was cancelled: the user pressed stop");
    }

    @Test
    void interruptsAStepThatWaitsAndLeavesTheThreadAsItWas() {
        var result = run((text, context) -> {
            new Thread(() -> cancellation.cancel("stop")).start();
            new CountDownLatch(1).await();
            return text;
        });

        assertThat(result).isInstanceOf(RunResult.Cancelled.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void whatWasKeptIsUsedByTheNextRun() {
        run((text, context) -> {
            cancellation.cancel("stop");
            return text;
        });

        RunReport next =
                run((text, context) -> text, RunOptions.defaults(), timer).report();

        assertThat(next.step("before").status()).isEqualTo(StepStatus.CACHED);
        assertThat(next.step("after").status()).isEqualTo(StepStatus.SUCCEEDED);
    }

    @Test
    void endsAPauseBetweenAttempts() {
        Step<String, String> failing = (text, context) -> {
            new Thread(() -> cancellation.cancel("stop")).start();
            throw new IOException("no such host");
        };

        var result = run(failing.retrying(Retry.upTo(5)));

        assertThat(result).isInstanceOf(RunResult.Cancelled.class);
        assertThat(result.report().step("middle").attempts()).isEqualTo(1);
    }

    @Test
    void ofBeforeTheRunStartsNothing() {
        cancellation.cancel("too late");

        var result = run(Mark.with("x"));

        assertThat(result).isInstanceOf(RunResult.Cancelled.class);
        assertThat(before.ran()).isZero();
    }

    @Test
    void aRunWhoseTimeIsUpIsCancelled() {
        var cancelled = (RunResult.Cancelled<String>) run(
                (text, context) -> {
                    timer.pass(Duration.ofMinutes(11));
                    context.checkCancelled();
                    return text;
                },
                RunOptions.defaults().within(Duration.ofMinutes(10)),
                timer);

        assertThat(cancelled.reason()).isEqualTo("it may take PT10M at most");
        assertThat(timer.waiting()).isZero();
    }

    @Test
    void aGateThatWaitsIsInterruptedWhenTheRunIsCancelled() {
        Gate<String> waits = (text, context) -> {
            new Thread(() -> cancellation.cancel("stop")).start();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted", e);
            }
            return new Verdict.Accepted("at last");
        };
        var pipeline = Pipeline.named("p", String.class)
                .gate("gate", waits)
                .step("after", after)
                .build();

        var result = Runner.builder()
                .build()
                .run(pipeline, "a", RunOptions.defaults().withCancellation(cancellation));

        assertThat(result).isInstanceOf(RunResult.Cancelled.class);
        assertThat(result.report().step("gate").reasons()).containsExactly("stop");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void aGateMayAsk() {
        Gate<String> asks = (text, context) -> {
            cancellation.cancel("stop");
            context.checkCancelled();
            return new Verdict.Accepted("at last");
        };
        var pipeline = Pipeline.named("p", String.class).gate("gate", asks).build();

        var result = Runner.builder()
                .build()
                .run(pipeline, "a", RunOptions.defaults().withCancellation(cancellation));

        assertThat(result).isInstanceOf(RunResult.Cancelled.class);
    }

    @Test
    void reachesTheStepsOfAPipelineWithinAStep() {
        Pipeline<String, String> within = Pipeline.named("within", String.class)
                .step("cancels", (String text, StepContext context) -> {
                    cancellation.cancel("stop");
                    return text;
                })
                .step("after", after)
                .build();

        var result = run((text, context) -> within.run(text, context));

        assertThat(result).isInstanceOf(RunResult.Cancelled.class);
        assertThat(after.ran()).isZero();
    }

    @Test
    void whatElseWasThrownIsTold() {
        var result = run((text, context) -> {
            cancellation.cancel("stop");
            throw new IOException("the disk is full");
        });

        assertThat(result.report().step("middle").reasons())
                .containsExactly("stop", "it threw java.io.IOException: the disk is full");
    }

    @Test
    void aLimitThatLeavesNoTimeIsRefusedAndOneOfAgesIsNone() {
        assertThatThrownBy(() -> RunOptions.defaults().within(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a run must have some time, but its limit was PT0S");

        var result =
                run(Mark.with("x"), RunOptions.defaults().within(Duration.ofSeconds(Long.MAX_VALUE)), Timer.system());

        assertThat(result.orElseThrow()).isEqualTo("abxc");
    }

    @Test
    void aRunThatEndsInTimeLeavesNoAlarm() {
        run(Mark.with("x"), RunOptions.defaults().within(Duration.ofMinutes(10)), timer)
                .orElseThrow();

        assertThat(timer.waiting()).isZero();
    }

    @Test
    void theFirstReasonStays() {
        cancellation.cancel("first");
        cancellation.cancel("second");

        assertThat(cancellation.reason()).hasValue("first");
        assertThat(cancellation).hasToString("Cancellation[first]");
    }
}
