package org.evermodel.serving.monitor;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Answers that wait to be counted, at most so many rows; a larger table waits alone. Thread-safe. */
final class Inbox {
    private final int room;
    private final Queue<Handover> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicLong rows = new AtomicLong();
    private final LongAdder dropped = new LongAdder();

    Inbox(int room) {
        this.room = room;
    }

    /** Whether there was room; what there is none for is counted as dropped. */
    boolean offer(Handover answers) {
        long size = answers.rows();
        long all = rows.addAndGet(size);
        if (all > room && all > size) {
            rows.addAndGet(-size);
            drop(answers);
            return false;
        }
        waiting.add(answers);
        return true;
    }

    void drop(Handover answers) {
        dropped.add(answers.rows());
    }

    Optional<Handover> poll() {
        Optional<Handover> next = Optional.ofNullable(waiting.poll());
        next.ifPresent(answers -> rows.addAndGet(-answers.rows()));
        return next;
    }

    /** How many handovers wait, those of every thread that has returned from {@link #offer} included. */
    int size() {
        return waiting.size();
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** How many rows went by since the monitor was opened. */
    long dropped() {
        return dropped.sum();
    }
}
