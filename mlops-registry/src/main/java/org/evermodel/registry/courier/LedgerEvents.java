package org.evermodel.registry.courier;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.evermodel.ConflictException;
import org.evermodel.event.EventListener;
import org.evermodel.registry.event.Delivery;
import org.evermodel.registry.event.Events;
import org.evermodel.registry.event.Subscription;
import org.evermodel.registry.event.SubscriptionStatus;
import org.evermodel.registry.ledger.AuditTrail;
import org.evermodel.spi.MetadataStore;

/** Subscriptions to the audit log. */
public final class LedgerEvents implements Events, AutoCloseable {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    private final AuditTrail trail;
    private final Cursors cursors;
    private final Clock clock;
    private final Delivery delivery;
    private final Supplier<String> owners;
    private final Map<String, Open> open = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** Events out of this trail; each subscription that is opened gets an owner of its own. */
    public LedgerEvents(
            AuditTrail trail, MetadataStore store, Clock clock, Delivery delivery, Supplier<String> owners) {
        this.trail = trail;
        this.cursors = new Cursors(store);
        this.clock = clock;
        this.delivery = delivery;
        this.owners = owners;
    }

    @Override
    public Subscription subscribe(String name, EventListener listener) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a subscription's name must be lower-case letters, digits and dashes,"
                    + " starting with a letter, at most 63 characters, but was \"" + name + "\"");
        }
        requireOpen();
        // Each subscription is an owner of its own: whoever subscribes anew waits for what the last one still does.
        Courier courier = new Courier(name, owners.get(), listener, trail, cursors, clock, delivery);
        Open subscription = new Open(name, courier);
        if (open.putIfAbsent(name, subscription) != null) {
            throw new IllegalStateException("subscription \"" + name + "\" is open in this registry already");
        }
        try {
            createCursor(name);
        } catch (RuntimeException e) {
            open.remove(name);
            throw e;
        }
        subscription.worker.ifPresent(EventWorker::start);
        if (closed) {
            subscription.close(); // Closed meanwhile, by somebody who did not see this one.
            requireOpen();
        }
        return subscription;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the registry is closed, so nothing can be subscribed to it");
        }
    }

    private void createCursor(String name) {
        try {
            cursors.create(name, Cursor.at(trail.head().sequence()));
        } catch (ConflictException e) {
            // Another process subscribed first under this name: one cursor is what both want.
            cursors.find(name);
        }
    }

    /** Lets what has just been committed be delivered; called by whoever committed it, so it only wakes others up. */
    public void signal() {
        open.values().forEach(subscription -> subscription.worker.ifPresent(EventWorker::signal));
    }

    @Override
    public Optional<SubscriptionStatus> status(String name) {
        return cursors.find(name).map(this::status);
    }

    @Override
    public List<SubscriptionStatus> all() {
        return cursors.all().stream().map(this::status).toList();
    }

    private SubscriptionStatus status(Cursors.Held held) {
        Cursor cursor = held.cursor();
        long waiting = Math.max(0, trail.head().sequence() - cursor.position());
        return new SubscriptionStatus(
                held.name(),
                cursor.position(),
                waiting,
                cursor.failures(),
                cursor.failure(),
                cursor.retryAt(),
                cursor.parked());
    }

    @Override
    public void retry(String name) {
        cursors.edit(name, cursor -> Cursor.at(cursor.position()));
        signal();
    }

    @Override
    public void skip(String name) {
        cursors.edit(name, cursor -> Cursor.at(cursor.failures() > 0 ? cursor.position() + 1 : cursor.position()));
        signal();
    }

    @Override
    public void rewind(String name, long sequence) {
        long last = trail.head().sequence();
        if (sequence < 0 || sequence > last) {
            throw new IllegalArgumentException(
                    "the sequence number must lie in [0, " + last + "], but was " + sequence);
        }
        cursors.edit(name, cursor -> Cursor.at(sequence));
        signal();
    }

    @Override
    public void forget(String name) {
        Optional.ofNullable(open.get(name)).ifPresent(Open::close);
        cursors.forget(name);
    }

    @Override
    public int deliver() {
        return open.values().stream()
                .mapToInt(subscription -> subscription.courier.deliver())
                .sum();
    }

    @Override
    public void close() {
        closed = true;
        List<Open> all = List.copyOf(open.values());
        // All are told before any is waited for, so that they come to an end together.
        all.forEach(Open::stop);
        all.forEach(subscription -> subscription.end(all.size()));
    }

    @Override
    public String toString() {
        return "Events" + all();
    }

    private final class Open implements Subscription {
        private final String name;
        private final Courier courier;
        private final Optional<EventWorker> worker;

        Open(String name, Courier courier) {
            this.name = name;
            this.courier = courier;
            this.worker = delivery.inBackground()
                    ? Optional.of(new EventWorker(name, courier, delivery.poll()))
                    : Optional.empty();
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void close() {
            stop();
            end(1);
        }

        private void stop() {
            courier.stop();
            worker.ifPresent(EventWorker::stop);
        }

        /** Waits for it, as one of several that are waited for. */
        private void end(int together) {
            worker.ifPresentOrElse(each -> each.end(together), () -> courier.end(together));
            open.remove(name, this);
        }

        @Override
        public String toString() {
            return "Subscription[" + name + "]";
        }
    }
}
