package org.evermodel.registry.tracker;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does something again and again on a daemon thread, which there is only between a start and a stop. The thread is never
 * interrupted, for an interrupt closes files that others use as well. Thread-safe.
 */
final class Heartbeat {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    private final Duration pause;
    private final Runnable beat;
    private @Nullable CountDownLatch stopped;

    Heartbeat(Duration pause, Runnable beat) {
        this.pause = pause;
        this.beat = beat;
    }

    synchronized void start() {
        if (stopped != null) {
            return;
        }
        CountDownLatch stop = new CountDownLatch(1);
        Thread thread = new Thread(() -> beatUntil(stop), "evermodel-run-leases");
        thread.setDaemon(true);
        thread.start();
        stopped = stop;
    }

    private void beatUntil(CountDownLatch stop) {
        try {
            while (!stop.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                beatOnce();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void beatOnce() {
        try {
            beat.run();
        } catch (RuntimeException e) {
            // The next beat may succeed; until the lease has run out nothing is lost.
            LOG.warn("the leases of runs could not be renewed", e);
        }
    }

    synchronized void stop() {
        CountDownLatch stop = stopped;
        if (stop != null) {
            stop.countDown();
            stopped = null;
        }
    }

    synchronized boolean isBeating() {
        return stopped != null;
    }
}
