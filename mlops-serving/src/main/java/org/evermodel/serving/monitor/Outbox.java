package org.evermodel.serving.monitor;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What listeners are to be told, in order, by one thread at a time. A listener may call the monitor: what comes of that
 * waits until the listener has returned. Thread-safe.
 */
final class Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    private final List<MonitorListener> listeners;
    private final Queue<Runnable> news = new ConcurrentLinkedQueue<>();
    private final ReentrantLock telling = new ReentrantLock();

    Outbox(List<MonitorListener> listeners) {
        this.listeners = new CopyOnWriteArrayList<>(listeners);
    }

    void add(MonitorListener listener) {
        listeners.add(listener);
    }

    void put(Consumer<MonitorListener> message) {
        news.add(() -> tell(message));
    }

    /** Has something done between what listeners are told before and after. */
    void put(Runnable work) {
        news.add(work);
    }

    /** Tells all there is, unless another thread is at it. */
    void tell() {
        // Looked at again after the lock was let go, lest news that came meanwhile stay.
        while (!news.isEmpty() && !telling.isHeldByCurrentThread() && telling.tryLock()) {
            tellLocked();
        }
    }

    /** Tells all there is and returns when it was told; called by a listener it returns at once. Whether all was told. */
    boolean tellAll() {
        if (telling.isHeldByCurrentThread()) {
            return false;
        }
        telling.lock();
        tellLocked();
        // Looked at again: another thread's news may have come before the lock was let go, and found it taken.
        tell();
        return true;
    }

    private void tellLocked() {
        try {
            for (Runnable next = news.poll(); next != null; next = news.poll()) {
                next.run();
            }
        } finally {
            telling.unlock();
        }
    }

    private void tell(Consumer<MonitorListener> message) {
        for (MonitorListener listener : listeners) {
            try {
                message.accept(listener);
            } catch (RuntimeException e) {
                LOG.warn("a listener of a monitor failed: {}", listener, e);
            }
        }
    }
}
