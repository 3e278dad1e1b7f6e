package org.evermodel.serving.http;

import java.util.concurrent.atomic.AtomicLong;

/** Counts bytes that are held, and lets no more be held than there is room for. Thread-safe. */
final class Room {
    private final long most;
    private final AtomicLong held = new AtomicLong();

    Room(long most) {
        this.most = most;
    }

    long most() {
        return most;
    }

    /** Whether there is room for more; {@link #free} makes room again. */
    boolean mayHold(long more) {
        if (held.addAndGet(more) <= most) {
            return true;
        }
        held.addAndGet(-more);
        return false;
    }

    void free(long fewer) {
        held.addAndGet(-fewer);
    }
}
