package org.evermodel.serving.http;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what is under way, and lets in no more than there is room for. Thread-safe. */
final class Gate {
    private final Semaphore answering;
    private final long mostBytes;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicInteger underWay = new AtomicInteger();
    private final CountDownLatch empty = new CountDownLatch(1);
    private volatile boolean open = true;

    Gate(int concurrent, long mostBytes) {
        this.answering = new Semaphore(concurrent);
        this.mostBytes = mostBytes;
    }

    boolean isOpen() {
        return open;
    }

    /** To be called before {@link #isOpen()} is asked, so that nobody slips through while the gate closes. */
    void enter() {
        underWay.incrementAndGet();
    }

    void leave() {
        if (underWay.decrementAndGet() == 0 && !open) {
            empty.countDown();
        }
    }

    /** Whether there is room to answer one more; {@link #answered()} makes room again. */
    boolean mayAnswer() {
        return answering.tryAcquire();
    }

    void answered() {
        answering.release();
    }

    /** Whether there is room for more bytes of bodies; {@link #free} makes room again. */
    boolean mayHold(int more) {
        if (bytes.addAndGet(more) <= mostBytes) {
            return true;
        }
        bytes.addAndGet(-more);
        return false;
    }

    void free(int fewer) {
        bytes.addAndGet(-fewer);
    }

    /** Closes, and waits until nothing is under way; returns whether that was so in time. */
    boolean drain(Duration atMost) {
        open = false;
        if (underWay.get() == 0) {
            return true;
        }
        try {
            return empty.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
