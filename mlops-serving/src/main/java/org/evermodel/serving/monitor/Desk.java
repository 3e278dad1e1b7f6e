package org.evermodel.serving.monitor;

import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/** Lets one thread at a time count answers and keep windows. Thread-safe. */
final class Desk {
    private final Inbox inbox;
    private final Keeper keeper;
    private final ReentrantLock lock = new ReentrantLock();

    Desk(Inbox inbox, Keeper keeper) {
        this.inbox = inbox;
        this.keeper = keeper;
    }

    /** Counts what waits, unless another thread is at it. */
    void count() {
        // Looked at again after the lock was let go, lest answers that came meanwhile stay.
        while (!inbox.isEmpty() && lock.tryLock()) {
            try {
                countLocked();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Counts what waits, does what time calls for, and then {@code work}. */
    <T> T ask(Instant now, Function<Keeper, T> work) {
        lock.lock();
        try {
            countLocked();
            keeper.settle(now, inbox.dropped());
            return work.apply(keeper);
        } finally {
            lock.unlock();
        }
    }

    /** As {@link #ask}, for work that answers nothing. */
    void tell(Instant now, Consumer<Keeper> work) {
        ask(now, keeper -> {
            work.accept(keeper);
            return keeper;
        });
    }

    <T> T look(Function<Keeper, T> question) {
        lock.lock();
        try {
            return question.apply(keeper);
        } finally {
            lock.unlock();
        }
    }

    /** Only what was there at the beginning: those who go on answering must not keep one who brings a label for ever. */
    private void countLocked() {
        for (int left = inbox.size(); left > 0; left--) {
            keeper.count(inbox.poll().orElseThrow(), inbox.dropped());
        }
    }
}
