package org.evermodel.registry.internal;

import java.util.concurrent.TimeUnit;

/** Waits a moment, also in a thread that was interrupted, where the JDK would not wait at all. */
final class Pause {
    private Pause() {}

    /** An interrupt that came before does not cut it short, one that comes meanwhile does; both are kept. */
    static void ofNanos(long nanos) {
        boolean isInterrupted = Thread.interrupted();
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException e) {
            isInterrupted = true;
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
