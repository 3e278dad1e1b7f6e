package org.evermodel.registry.courier;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that delivers what is due when it is told to, and looks now and then by itself. It is never interrupted, for its
 * listener may be inside the store, where an interrupt closes files that others use as well.
 */
final class EventWorker {
    private static final Logger LOG = LoggerFactory.getLogger(EventWorker.class);

    private final Courier courier;
    private final long pollNanos;
    private final Thread thread;
    private volatile boolean signalled;
    private volatile boolean stopped;

    EventWorker(String name, Courier courier, Duration poll) {
        this.courier = courier;
        this.pollNanos = poll.toNanos();
        this.thread = new Thread(this::run, "evermodel-events-" + name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void signal() {
        signalled = true;
        LockSupport.unpark(thread);
    }

    private void run() {
        while (!stopped) {
            signalled = false;
            deliver();
            forgetInterrupt();
            if (!signalled && !stopped) {
                LockSupport.parkNanos(this, pollNanos);
            }
        }
    }

    /**
     * Only listeners run here, so an interrupt was meant for one of them; it would strike the next one, or keep the thread
     * from waiting.
     */
    private static void forgetInterrupt() {
        if (Thread.interrupted()) {
            LOG.trace("a listener was interrupted");
        }
    }

    private void deliver() {
        try {
            courier.deliver(EventWorker::forgetInterrupt);
        } catch (RuntimeException | Error e) {
            if (!stopped) {
                LOG.warn("events of {} could not be delivered; they are tried again", thread.getName(), e);
            }
        }
    }

    /** Lets the thread come to its end. */
    void stop() {
        stopped = true;
        courier.stop();
        LockSupport.unpark(thread);
    }

    /**
     * Waits a while for the thread to end. A listener that takes longer goes on in it, and may come to its end after the
     * store was closed; what it handled is then not written down, and comes again.
     *
     * @param together how many threads are waited for, which share the time
     */
    void end(int together) {
        if (thread == Thread.currentThread()) {
            return; // A listener ends its own subscription.
        }
        try {
            thread.join(Courier.share(together).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
