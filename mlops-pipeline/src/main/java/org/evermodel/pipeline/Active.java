package org.evermodel.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** The runs a runner has at work. Thread-safe. */
final class Active {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private final Set<LocalRun<?, ?>> runs = new HashSet<>();
    private boolean parking;

    <T> T during(LocalRun<?, ?> run, Supplier<T> work) {
        lock.lock();
        try {
            runs.add(run);
            if (parking) {
                run.park();
            }
        } finally {
            lock.unlock();
        }
        try {
            return work.get();
        } finally {
            lock.lock();
            try {
                runs.remove(run);
                ended.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Ends all that is at work, and whatever comes later, and waits for it; true if it all has ended in time. */
    boolean park(Duration patience) {
        List<LocalRun<?, ?>> atWork;
        lock.lock();
        try {
            parking = true;
            atWork = new ArrayList<>(runs);
        } finally {
            lock.unlock();
        }
        atWork.forEach(run -> run.park());
        return awaitEnd(patience);
    }

    private boolean awaitEnd(Duration patience) {
        long left = patience.toNanos();
        lock.lock();
        try {
            while (!runs.isEmpty() && left > 0) {
                left = ended.awaitNanos(left);
            }
            return runs.isEmpty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
