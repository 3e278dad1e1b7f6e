package org.evermodel.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.evermodel.MlopsException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SideBySideTest {
    /** Long enough for a thread that does not wait to end, so that a test fails that should. */
    private static final long MILLIS_TO_END = 200;

    private final ExecutorService pool = Executors.newFixedThreadPool(2);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final AtomicBoolean ended = new AtomicBoolean();
    private final List<Integer> done = new ArrayList<>();

    @AfterEach
    void endPool() {
        pool.shutdownNow();
    }

    @Test
    void resultsStandInTheOrderOfTheWork() {
        assertThat(SideBySide.run(List.of(() -> 1, () -> 2, () -> 3), pool)).containsExactly(1, 2, 3);
        assertThat(SideBySide.run(List.<Supplier<Integer>>of(), pool)).isEmpty();
    }

    @Test
    void nothingIsBegunAfterAFailure() {
        assertThatThrownBy(() -> SideBySide.run(List.of(() -> note(1), this::fail, () -> note(3)), Runnable::run))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("out of order");
        assertThat(done).containsExactly(1);
    }

    @Test
    void anErrorIsThrownAsItIs() {
        assertThatThrownBy(() -> SideBySide.run(
                        List.<Supplier<Integer>>of(() -> {
                            throw new OutOfMemoryError("of the test");
                        }),
                        pool))
                .isInstanceOf(OutOfMemoryError.class)
                .hasMessage("of the test");
    }

    @Test
    void whatIsBegunIsWaitedForThoughAnotherFailed() throws InterruptedException {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread waiting = waiting(thrown, List.of(this::failOnceTheOtherHasBegun, this::work), pool);

        waiting.join(MILLIS_TO_END);

        assertThat(waiting.isAlive()).isTrue();
        goOn.countDown();
        waiting.join();
        assertThat(thrown.get()).isInstanceOf(IllegalStateException.class).hasMessage("out of order");
        assertThat(ended).isTrue();
    }

    @Test
    void anInterruptWithdrawsWhatIsQueuedAndWaitsForWhatIsBegun() throws InterruptedException {
        ExecutorService one = Executors.newSingleThreadExecutor();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread waiting = waiting(thrown, List.of(this::work, () -> note(2)), one);
        begun.await();
        waiting.interrupt();

        waiting.join(MILLIS_TO_END);

        assertThat(waiting.isAlive()).isTrue();
        goOn.countDown();
        waiting.join();
        one.shutdown();
        assertThat(thrown.get()).isInstanceOf(MlopsException.class).hasCauseInstanceOf(InterruptedException.class);
        assertThat(ended).isTrue();
        assertThat(done).isEmpty();
    }

    @Test
    void anInterruptIsSeenBetweenPiecesThatTheCallerWorksOnAndIsKept() {
        Supplier<Integer> interrupted = () -> {
            Thread.currentThread().interrupt();
            return note(1);
        };

        assertThatThrownBy(() -> SideBySide.run(List.of(interrupted, () -> note(2)), Runnable::run))
                .isInstanceOf(MlopsException.class);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(done).containsExactly(1);
    }

    @Test
    void whatTheExecutorHasTakenDoesNothingWhereItRefusesMore() {
        Queue<Runnable> taken = new ArrayDeque<>();

        assertThatThrownBy(() -> SideBySide.run(List.of(() -> note(1), () -> note(2)), work -> {
                    if (!taken.isEmpty()) {
                        throw new RejectedExecutionException("full");
                    }
                    taken.add(work);
                }))
                .isInstanceOf(RejectedExecutionException.class);

        taken.forEach(Runnable::run);
        assertThat(done).isEmpty();
    }

    private static Thread waiting(
            AtomicReference<Throwable> thrown, List<Supplier<Integer>> work, ExecutorService executor) {
        Thread thread = new Thread(() -> {
            try {
                SideBySide.run(work, executor);
            } catch (RuntimeException e) {
                thrown.set(e);
            }
        });
        thread.start();
        return thread;
    }

    private int note(int piece) {
        done.add(piece);
        return piece;
    }

    private int fail() {
        throw new IllegalStateException("out of order");
    }

    private int failOnceTheOtherHasBegun() {
        await(begun);
        return fail();
    }

    private int work() {
        begun.countDown();
        await(goOn);
        ended.set(true);
        return 0;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
