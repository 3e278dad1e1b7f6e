package org.evermodel.serving.retrain;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Does one kind of work, never twice at a time: who asks while it is done makes it be done once more afterwards.
 * Thread-safe.
 */
final class SingleFlight {
    private final Executor executor;
    private final Runnable work;
    private boolean busy;
    private boolean again;
    private boolean closed;
    private @Nullable Thread worker;

    SingleFlight(Executor executor, Runnable work) {
        this.executor = executor;
        this.work = work;
    }

    /** Sees to it that the work is done after now; does nothing once closed. */
    void request() {
        synchronized (this) {
            if (closed) {
                return;
            }
            if (busy) {
                again = true;
                return;
            }
            busy = true;
        }
        try {
            executor.execute(this::fly);
        } catch (RejectedExecutionException e) {
            land();
            throw e;
        }
    }

    private void fly() {
        boolean more = true;
        while (more) {
            boolean done = false;
            try {
                begin();
                work.run();
                done = true;
            } finally {
                more = next(done);
            }
        }
    }

    private synchronized void begin() {
        worker = Thread.currentThread();
    }

    /** Whether to go on; after work that threw it waits to be asked again. */
    private synchronized boolean next(boolean done) {
        boolean more = done && again && !closed;
        again = false;
        if (!more) {
            land();
        }
        return more;
    }

    private synchronized void land() {
        busy = false;
        worker = null;
        notifyAll();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /**
     * Lets nothing more begin, and waits for what is under way, but no longer than {@code most}; does not wait where it is
     * called by the work itself. Returns whether nothing is under way any more.
     */
    synchronized boolean close(Duration most) {
        closed = true;
        long end = System.nanoTime() + most.toNanos();
        while (busy && worker != Thread.currentThread()) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
