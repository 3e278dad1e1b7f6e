package org.evermodel.serving;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts who uses a thing that is to be given up once nobody does. Whoever enters must leave by the slot he entered.
 *
 * <p>The count is spread over slots, one for some of the threads, so that threads do not fight for one cache line. A slot
 * never goes below zero, because one leaves where one entered: so a sum of zero, whenever its parts were read, means that
 * every slot was empty at some moment after the reading began. Once the thing is retired nobody new may count on it
 * ({@link Stage} sees to that), so empty slots stay empty but for those who look in and leave at once.
 *
 * <p>Either the one who retires it or the last one who leaves sees both the retirement and the empty slots: each first
 * writes its own part and then reads the other's, all of it sequentially consistent. Who of several sees it first is
 * settled by one compare-and-set, so it is given up exactly once. Thread-safe.
 */
final class Leases {
    /** Longs from one slot to the next: two cache lines, as processors fetch them in pairs. */
    private static final int STRIDE = 16;

    /** 2^64 over the golden ratio: numbers in a row fall far from one another. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private static final int MOST_SLOTS = 64;

    /** A power of two, several for each processor. */
    private static final int SLOTS =
            Math.min(MOST_SLOTS, 4 * Integer.highestOneBit(Runtime.getRuntime().availableProcessors()));

    private final AtomicLongArray counts = new AtomicLongArray((SLOTS + 1) * STRIDE);
    private final AtomicBoolean ended = new AtomicBoolean();
    private final Runnable givenUp;
    private volatile boolean retired;

    /** {@code givenUp} runs once, on the thread that makes it so, when it is retired and nobody uses it. */
    Leases(Runnable givenUp) {
        this.givenUp = givenUp;
    }

    /** The slot by which this thread enters and leaves. */
    static int slot() {
        long id = Thread.currentThread().getId();
        return 1 + (int) (((id * SPREAD) >>> 32) & (SLOTS - 1));
    }

    void enter(int slot) {
        counts.getAndIncrement(slot * STRIDE);
    }

    void exit(int slot) {
        counts.getAndDecrement(slot * STRIDE);
        if (retired) {
            endIfUnused();
        }
    }

    /** Nobody enters to stay any more; may be called again. */
    void retire() {
        retired = true;
        endIfUnused();
    }

    /** How many are in. */
    long held() {
        long sum = 0;
        for (int slot = 1; slot <= SLOTS; slot++) {
            sum += counts.get(slot * STRIDE);
        }
        return sum;
    }

    private void endIfUnused() {
        if (held() == 0 && ended.compareAndSet(false, true)) {
            givenUp.run();
        }
    }
}
