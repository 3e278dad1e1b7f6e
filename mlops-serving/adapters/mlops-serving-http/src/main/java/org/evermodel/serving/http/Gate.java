package org.evermodel.serving.http;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Counts the requests that were let in, and lets in no more than there is room for. What is refused is not counted, and
 * neither is what only asks for the server's health: draining need not wait for it. Thread-safe.
 */
final class Gate {
    private final Semaphore answering;
    private final Room bodies;
    private final Room replies;
    private final Object lock = new Object();
    private int underWay;
    private volatile boolean open = true;

    /** With room for so many bytes of bodies, and as many of replies. */
    Gate(int concurrent, long mostBytes) {
        this.answering = new Semaphore(concurrent);
        this.bodies = new Room(mostBytes);
        this.replies = new Room(mostBytes);
    }

    boolean isOpen() {
        return open;
    }

    /** The bodies that arrive or are answered. */
    Room bodies() {
        return bodies;
    }

    /** The replies that are made or written. */
    Room replies() {
        return replies;
    }

    /** Lets a request in, which is to {@link #leave()}, unless the gate is closed. */
    boolean enter() {
        synchronized (lock) {
            if (open) {
                underWay++;
            }
            return open;
        }
    }

    void leave() {
        synchronized (lock) {
            underWay--;
            if (underWay == 0) {
                lock.notifyAll();
            }
        }
    }

    /** Whether there is room to answer one more; {@link #answered()} makes room again. */
    boolean mayAnswer() {
        return answering.tryAcquire();
    }

    void answered() {
        answering.release();
    }

    /** Closes, and waits until nothing is under way; returns whether that was so in time. May be asked again. */
    boolean drain(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        synchronized (lock) {
            open = false;
            try {
                for (long left = atMost.toNanos(); underWay > 0 && left > 0; left = end - System.nanoTime()) {
                    TimeUnit.NANOSECONDS.timedWait(lock, left);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return underWay == 0;
        }
    }
}
