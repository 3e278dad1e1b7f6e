package org.evermodel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.evermodel.Seed;
import org.evermodel.spi.Storage;
import org.evermodel.testkit.TestClock;
import org.evermodel.testkit.TestTimer;
import org.junit.jupiter.api.Test;

class RetryTest {
    private static final Instant START = Instant.parse("2026-01-15T10:30:00Z");

    private final TestClock clock = TestClock.at(START);
    private final RememberingRecorder recorder = new RememberingRecorder();
    private final List<String> heard = new ArrayList<>();
    private final AtomicInteger attempts = new AtomicInteger();
    private final Runner runner = Runner.builder()
            .storage(Storage.inMemory())
            .recorder(recorder)
            .clock(clock)
            .timer(TestTimer.leaping(clock, Duration.ofSeconds(10)))
            .listener(event -> {
                if (event instanceof RunEvent.StepRetrying retrying) {
                    heard.add(retrying.id() + " " + retrying.attempt() + " " + retrying.pause());
                }
            })
            .build();

    private Step<String, String> failing(int times, Exception with) {
        return (text, context) -> {
            if (attempts.incrementAndGet() <= times) {
                throw with;
            }
            return text + "!";
        };
    }

    private RunResult<String> run(Step<String, String> step) {
        return runner.run(Pipeline.named("p", String.class).step("step", step).build(), "a");
    }

    @Test
    void aStepIsTriedAgainAfterLongerAndLongerPauses() {
        Retry retry = Retry.upTo(4)
                .pausing(Duration.ofSeconds(1), Duration.ofSeconds(3))
                .jittered(0);

        var result = run(failing(3, new IOException("no such host")).retrying(retry));

        assertThat(result.orElseThrow()).isEqualTo("a!");
        assertThat(heard).containsExactly("step 1 PT1S", "step 2 PT2S", "step 3 PT3S");
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(6));
        assertThat(result.report().step("step").attempts()).isEqualTo(4);
    }

    @Test
    void theLastFailureIsToldWithItsAttempt() {
        var failed = (RunResult.Failed<String>)
                run(failing(9, new IOException("no such host")).retrying(Retry.upTo(3)));

        assertThat(failed.attempt()).isEqualTo(3);
        assertThat(failed.cause()).hasMessage("no such host");
        assertThatThrownBy(failed::orElseThrow)
                .hasMessage(
                        "step \"step\" of pipeline p failed on [a] in attempt 3: java.io.IOException: no such host");
        assertThat(recorder.last().ends)
                .containsExactly("FAILED: step \"step\" failed in attempt 3: java.io.IOException: no such host");
    }

    @Test
    void onlyWhatIsWorthItIsTriedAgain() {
        Retry retry = Retry.upTo(5).on(IOException.class).on(IllegalStateException.class);

        run(failing(9, new IllegalArgumentException("wrong")).retrying(retry));

        assertThat(attempts).hasValue(1);
        assertThat(retry.again(1, new UncheckedIOException(new IOException("inside"))))
                .isTrue();
        assertThat(retry.again(1, new IllegalStateException("later"))).isTrue();
        assertThat(retry.again(5, new IllegalStateException("later"))).isFalse();
    }

    @Test
    void whatAFailedAttemptLoggedIsNotKept() {
        Step<String, String> step = (text, context) -> {
            context.metrics(Map.of("attempt " + attempts.incrementAndGet(), 1.0));
            if (attempts.get() == 1) {
                throw new IOException("no such host");
            }
            return text;
        };
        Step<String, String> kept =
                step.retrying(Retry.upTo(2)).keptBy(new TextCodec()).withParameters(Map.of("a", "1"));
        run(kept);

        run(kept);

        assertThat(recorder.last().metrics).containsKey("attempt 2").doesNotContainKey("attempt 1");
    }

    @Test
    void whatIsNotDeclaredIsNotTriedAgain() {
        run(failing(9, new IOException("no such host")));

        assertThat(attempts).hasValue(1);
    }

    @Test
    void pausesAreAPartLeftToChanceThatTheSeedDecides() {
        Retry retry = Retry.upTo(9).pausing(Duration.ofSeconds(8), Duration.ofMinutes(1));

        assertThat(retry.pauseAfter(1, Seed.of(1))).isEqualTo(retry.pauseAfter(1, Seed.of(1)));
        for (long seed = 0; seed < 100; seed++) {
            assertThat(retry.pauseAfter(1, Seed.of(seed))).isBetween(Duration.ofSeconds(6), Duration.ofSeconds(8));
            assertThat(retry.pauseAfter(8, Seed.of(seed))).isBetween(Duration.ofSeconds(45), Duration.ofMinutes(1));
        }
        assertThat(retry.pauseAfter(1, Seed.of(1))).isNotEqualTo(retry.pauseAfter(1, Seed.of(2)));
    }

    @Test
    void anAttemptThatTakesTooLongIsInterruptedAndTriedAgain() {
        TestTimer patient = TestTimer.patient(clock);
        Step<String, String> slow = (text, context) -> {
            if (attempts.incrementAndGet() == 1) {
                patient.pass(Duration.ofSeconds(6));
                new CountDownLatch(1).await();
            }
            return text;
        };
        Retry atOnce = Retry.upTo(2).on(StepTimeoutException.class).pausing(Duration.ZERO, Duration.ZERO);
        var pipeline = Pipeline.named("p", String.class)
                .step("step", slow.within(Duration.ofSeconds(5)).retrying(atOnce))
                .build();

        var result = Runner.builder().timer(patient).clock(clock).build().run(pipeline, "a");

        assertThat(result.orElseThrow()).isEqualTo("a");
        assertThat(attempts).hasValue(2);
        assertThat(patient.waiting()).isZero();
    }

    @Test
    void aStepThatTakesTooLongFailsByItsName() {
        Step<String, String> slow = (text, context) -> {
            new CountDownLatch(1).await();
            return text;
        };

        var failed = (RunResult.Failed<String>) run(slow.within(Duration.ofSeconds(5)));

        assertThat(failed.cause())
                .isInstanceOf(StepTimeoutException.class)
                .hasMessage("step \"step\" was ended, because an attempt may take PT5S at most");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(recorder.last().ends).singleElement().asString().startsWith("FAILED: ");
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> Retry.upTo(0)).hasMessage("a step is tried at least once, but attempts was 0");
        assertThatThrownBy(() -> Retry.never().jittered(1.5)).hasMessage("jitter must be in [0, 1], but was 1.5");
        assertThatThrownBy(() -> Retry.never().pausing(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .hasMessageContaining("PT2S and PT1S");
        assertThatThrownBy(() -> Mark.with("x").within(Duration.ZERO))
                .hasMessage("the time for an attempt must be positive, but was PT0S");
    }
}
