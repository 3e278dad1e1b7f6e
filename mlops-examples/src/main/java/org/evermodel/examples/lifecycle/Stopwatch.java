package org.evermodel.examples.lifecycle;

import java.util.function.LongSupplier;

/** Tells how much time has passed since it was started. */
final class Stopwatch {
    private final LongSupplier nanoTime;
    private final long start;

    private Stopwatch(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    static Stopwatch started() {
        return new Stopwatch(System::nanoTime);
    }

    double seconds() {
        return (nanoTime.getAsLong() - start) / 1e9;
    }
}
