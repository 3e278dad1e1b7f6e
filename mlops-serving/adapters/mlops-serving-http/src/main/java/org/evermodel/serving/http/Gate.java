package org.evermodel.serving.http;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts the requests that were let in, and lets in no more than there is room for. What is refused is not counted, and
 * neither is what only asks for the server's health: draining need not wait for it. Thread-safe.
 */
final class Gate {
    private final Semaphore answering;
    private final Room bodies;
    private final Room replies;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition empty = lock.newCondition();
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
        lock.lock();
        try {
            underWay += open ? 1 : 0;
            return open;
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        lock.lock();
        try {
            underWay--;
            if (underWay == 0) {
                empty.signalAll();
            }
        } finally {
            lock.unlock();
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
        lock.lock();
        try {
            open = false;
            long left = atMost.toNanos();
            while (underWay > 0 && left > 0) {
                left = empty.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        return isEmpty();
    }

    private boolean isEmpty() {
        lock.lock();
        try {
            return underWay == 0;
        } finally {
            lock.unlock();
        }
    }
}
