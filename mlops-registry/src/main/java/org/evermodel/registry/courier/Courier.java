package org.evermodel.registry.courier;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.evermodel.ConflictException;
import org.evermodel.event.EventListener;
import org.evermodel.registry.event.Delivery;
import org.evermodel.registry.ledger.AuditRow;
import org.evermodel.registry.ledger.AuditTrail;

/**
 * Carries the events of one subscription to its listener. Whoever delivers first writes a lease into the cursor, by
 * compare-and-set, and writes how far it came after each page, so that two processes deliver together only where a lease
 * ran out; the slower one then loses the next compare-and-set, and stops.
 */
final class Courier {
    private static final int PAGE = 50;
    private static final Duration GRACE = Duration.ofSeconds(4);

    private final String name;
    private final String owner;
    private final EventListener listener;
    private final AuditTrail trail;
    private final Cursors cursors;
    private final Clock clock;
    private final Delivery delivery;
    private final ReentrantLock delivering = new ReentrantLock();
    private volatile boolean stopped;

    Courier(
            String name,
            String owner,
            EventListener listener,
            AuditTrail trail,
            Cursors cursors,
            Clock clock,
            Delivery delivery) {
        this.name = name;
        this.owner = owner;
        this.listener = listener;
        this.trail = trail;
        this.cursors = cursors;
        this.clock = clock;
        this.delivery = delivery;
    }

    void stop() {
        stopped = true;
    }

    /** How long one of several is waited for, which share the time. */
    static Duration share(int together) {
        return Duration.ofMillis(Math.max(1, GRACE.toMillis() / together));
    }

    /** Waits a while for the event that another thread is just delivering by hand. */
    void end(int together) {
        if (delivering.isHeldByCurrentThread()) {
            return; // A listener ends its own subscription.
        }
        try {
            if (delivering.tryLock(share(together).toNanos(), TimeUnit.NANOSECONDS)) {
                delivering.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Delivers what is due, in a thread whose interrupts are its own affair. */
    int deliver() {
        return deliver(() -> {});
    }

    /**
     * Delivers what is due and returns how many events were handled.
     *
     * @param afterEach what is done in this thread after each call of the listener
     */
    int deliver(Runnable afterEach) {
        delivering.lock();
        try {
            return claim().map(held -> new Round(held, afterEach).run()).orElse(0);
        } catch (ConflictException e) {
            return 0; // Another process delivers, or somebody has moved the cursor; what is left is delivered next
            // time.
        } finally {
            delivering.unlock();
        }
    }

    private Optional<Cursors.Held> claim() {
        Instant now = clock.instant();
        return cursors.find(name)
                .filter(held -> !stopped && held.cursor().isDue(owner, now))
                .filter(held -> trail.head().sequence() > held.cursor().position())
                .map(held -> cursors.put(held, held.cursor().leasedTo(owner, now.plus(delivery.lease()))));
    }

    /** Several events in a row. */
    private final class Round {
        private final Runnable afterEach;
        private Cursors.Held held;
        private long position;
        private int handled;
        private Instant renewal;

        Round(Cursors.Held held, Runnable afterEach) {
            this.afterEach = afterEach;
            this.held = held;
            this.position = held.cursor().position();
            this.renewal = nextRenewal();
        }

        private Instant nextRenewal() {
            return clock.instant().plus(delivery.lease().dividedBy(2));
        }

        int run() {
            while (true) {
                List<AuditRow> rows = trail.after(position, PAGE);
                for (AuditRow row : rows) {
                    if (stopped || !handle(row)) {
                        return end();
                    }
                }
                if (rows.size() < PAGE) {
                    return end();
                }
                renew();
            }
        }

        private int end() {
            Cursor now = held.cursor().handled(position);
            if (now.lease().isPresent()) {
                cursors.put(held, now.released());
            }
            return handled;
        }

        private void renew() {
            Cursor now = held.cursor().handled(position);
            held = cursors.put(held, now.leasedTo(owner, clock.instant().plus(delivery.lease())));
            renewal = nextRenewal();
        }

        /** Whether the round goes on. */
        private boolean handle(AuditRow row) {
            try {
                tell(row);
            } catch (InterruptedException e) {
                boolean goesOn = failed(e);
                // Somebody wants the thread to end, and is heard afterwards.
                Thread.currentThread().interrupt();
                return goesOn;
            } catch (Throwable e) {
                // Of whatever sort, and its own affair: others are told all the same, and it is told again.
                return failed(e);
            }
            position = row.sequence();
            handled++;
            if (!clock.instant().isBefore(renewal)) {
                renew();
            }
            return true;
        }

        private void tell(AuditRow row) throws Exception {
            try {
                listener.on(EventReader.read(row));
            } finally {
                afterEach.run();
            }
        }

        private boolean failed(Throwable e) {
            if (!stopped) {
                Cursor before = held.cursor().handled(position);
                held = cursors.put(held, before.failed(e, clock.instant(), delivery));
            }
            return false;
        }
    }
}
