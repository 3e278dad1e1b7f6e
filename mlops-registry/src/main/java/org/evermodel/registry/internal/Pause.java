package org.evermodel.registry.internal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits a moment, also in a thread that was interrupted, where the JDK would not wait at all. */
public final class Pause {
    private Pause() {}

    /**
     * Waits so long to the nanosecond, as far as the system does; {@link Thread#sleep} rounds up to a millisecond. An
     * interrupt that came before does not cut it short, one that comes meanwhile does; both are kept.
     */
    public static void ofNanos(long nanos) {
        boolean isInterrupted = Thread.interrupted();
        try {
            isInterrupted |= new CountDownLatch(1).await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            isInterrupted = true;
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
