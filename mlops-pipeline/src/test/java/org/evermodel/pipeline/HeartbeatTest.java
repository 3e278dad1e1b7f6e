package org.evermodel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.evermodel.Digest;
import org.evermodel.pipeline.journal.RunEntry;
import org.evermodel.pipeline.journal.RunJournal;
import org.evermodel.pipeline.journal.Runs;
import org.evermodel.spi.Storage;
import org.evermodel.spi.Timer;
import org.evermodel.testkit.TestClock;
import org.evermodel.testkit.TestTimer;
import org.junit.jupiter.api.Test;

/** A lease is renewed by another thread than the timer's, which only wakes it. */
class HeartbeatTest {
    private static final Instant START = Instant.parse("2026-01-15T10:30:00Z");
    private static final Duration TERM = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TestClock clock = TestClock.at(START);
    private final TestTimer timer = TestTimer.patient(clock);
    private final Runs runs = new Runs(Storage.inMemory().metadata(), clock, TERM, "me");
    private final RunJournal journal = runs.begin(new RunEntry(
            "run-1",
            "p",
            Digest.of(new byte[0]),
            Map.of(),
            42,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "RUNNING",
            "",
            START,
            START));
    private final List<Runnable> handed = new ArrayList<>();

    private Timer.Alarm start(Executor threads) {
        return Heartbeat.start(journal, timer, threads, new Cancellation());
    }

    private Instant leasedUntil() {
        return runs.find("run-1").lease().orElseThrow().until();
    }

    @Test
    void theTimerCommitsNothingItself() {
        start(handed::add);

        timer.pass(Duration.ofSeconds(20));

        assertThat(handed).hasSize(1);
        assertThat(leasedUntil()).isEqualTo(START.plus(TERM));
        handed.get(0).run();
        assertThat(leasedUntil()).isEqualTo(START.plusSeconds(20).plus(TERM));
    }

    @Test
    void whileOneRenewalHangsNoOtherIsBegun() {
        start(handed::add);

        timer.pass(Duration.ofMinutes(5));

        assertThat(handed).hasSize(1);
        handed.get(0).run();
        timer.pass(Duration.ofSeconds(20));
        assertThat(handed).hasSize(2);
    }

    @Test
    void whereNoThreadIsToBeHadItIsTriedAgain() {
        start(work -> {
            handed.add(work);
            if (handed.size() == 1) {
                throw new RejectedExecutionException("busy");
            }
            work.run();
        });

        timer.pass(Duration.ofSeconds(40));

        assertThat(leasedUntil()).isEqualTo(START.plusSeconds(40).plus(TERM));
    }

    @Test
    void theTimerDoesNotWaitForAJournalThatHangs() throws Exception {
        CountDownLatch hangs = new CountDownLatch(1);
        CountDownLatch back = new CountDownLatch(1);
        start(work -> {
            handed.add(work);
            throw new RejectedExecutionException("busy");
        });
        CompletableFuture<Void> commit = CompletableFuture.runAsync(() -> journal.inOrder(() -> {
            hangs.countDown();
            await(back);
        }));
        await(hangs);

        try {
            CompletableFuture.runAsync(() -> timer.pass(Duration.ofSeconds(40)))
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } finally {
            back.countDown();
            commit.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }

        assertThat(handed).hasSize(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Test
    void afterTheEndNothingIsRenewed() {
        Timer.Alarm heart = start(handed::add);

        heart.close();
        timer.pass(Duration.ofMinutes(5));

        assertThat(handed).isEmpty();
    }
}
