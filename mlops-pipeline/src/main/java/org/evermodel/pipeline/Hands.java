package org.evermodel.pipeline;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/**
 * Lends threads to a run, at most so many beside its own. Whoever asks goes on alone where there is none to be had, so
 * work within work never waits for a thread. Thread-safe.
 */
final class Hands {
    private final Executor executor;
    private final Semaphore free;

    /**
     * @param parallelism the threads of the run in all, its own included
     */
    Hands(Executor executor, int parallelism) {
        this.executor = executor;
        this.free = new Semaphore(parallelism - 1);
    }

    /** No help. */
    static Hands none() {
        return new Hands(Runnable::run, 1);
    }

    /** Has {@code work} done by another thread, soon; false where none is free. */
    boolean lend(Runnable work) {
        if (!free.tryAcquire()) {
            return false;
        }
        try {
            executor.execute(() -> {
                try {
                    work.run();
                } finally {
                    free.release();
                }
            });
            return true;
        } catch (RejectedExecutionException | OutOfMemoryError busy) {
            // The executor is full or shut down, or the machine has no thread left: the run goes on with those it has.
            free.release();
            return false;
        }
    }
}
