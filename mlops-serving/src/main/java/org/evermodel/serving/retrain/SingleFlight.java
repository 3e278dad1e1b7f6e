package org.evermodel.serving.retrain;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Does one kind of work, never twice at a time: who asks while it is done makes it be done once more afterwards.
 * Thread-safe.
 */
final class SingleFlight {
    private final Executor executor;
    private final Runnable work;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition landed = lock.newCondition();
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
        lock.lock();
        try {
            again = busy && !closed;
            if (busy || closed) {
                return;
            }
            busy = true;
        } finally {
            lock.unlock();
        }
        try {
            executor.execute(this::fly);
        } catch (RejectedExecutionException e) {
            next(false);
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

    private void begin() {
        lock.lock();
        try {
            worker = Thread.currentThread();
        } finally {
            lock.unlock();
        }
    }

    /** Whether to go on; after work that threw it waits to be asked again. */
    private boolean next(boolean done) {
        lock.lock();
        try {
            boolean more = done && again && !closed;
            again = false;
            if (!more) {
                busy = false;
                worker = null;
                landed.signalAll();
            }
            return more;
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Lets nothing more begin, and waits for what is under way, but no longer than {@code most}; does not wait where it is
     * called by the work itself. Returns whether nothing is under way any more.
     */
    boolean close(Duration most) {
        lock.lock();
        try {
            closed = true;
            long left = most.toNanos();
            while (busy && worker != Thread.currentThread() && left > 0) {
                left = landed.awaitNanos(left);
            }
            return !busy || worker == Thread.currentThread();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
