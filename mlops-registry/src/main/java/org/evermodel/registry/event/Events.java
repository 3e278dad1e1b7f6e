package org.evermodel.registry.event;

import java.util.List;
import java.util.Optional;
import org.evermodel.event.EventListener;

/**
 * Tells listeners what happened in the registry, in whichever process. The audit log, whose rows are committed together
 * with the changes they tell of, is the outbox; a subscription is a name and how far its events were handled, which is kept
 * in the store. So an event is delivered at least once, and in order, whatever dies in between, and a listener that is slow
 * or absent costs no memory and keeps nobody from writing.
 *
 * <pre>{@code
 * registry.events().subscribe("pager", event -> pager.tell(event.toString()));
 * registry.events().subscribe("ci", Webhook.to(URI.create("https://ci.example.org/hook")).signedWith(secret).build());
 * }</pre>
 *
 * <p>Where several processes subscribe under one name, each event goes to one of them; a process that dies while it
 * delivers is replaced when its lease has run out. Only where a listener takes longer than the lease, or a process dies
 * after a listener handled an event and before that was written down, does an event come twice.
 *
 * <p>A listener that fails is tried again after a pause that doubles each time, or that it asks for by a
 * {@link org.evermodel.event.TryLaterException}, up to a day; after so many attempts as {@link Delivery}
 * says, or at once after an {@link org.evermodel.event.UndeliverableException}, the subscription is parked: it waits, with
 * the reason in its status, until {@link #retry} or {@link #skip} is called. Thread-safe.
 */
public interface Events {
    /**
     * Tells a listener of all that happens from now on; where there was a subscription of that name before, in whichever
     * process, of all that has happened since the last event that it handled. Throws IllegalStateException where this
     * registry has one of that name open.
     *
     * @param name lower-case letters, digits and dashes, starting with a letter, at most 63 characters
     */
    Subscription subscribe(String name, EventListener listener);

    /** How far a subscription is, whether or not it is open; empty where there never was one of that name. */
    Optional<SubscriptionStatus> status(String name);

    /** How far all subscriptions are, in order of their names. */
    List<SubscriptionStatus> all();

    /** Tries the next event of a subscription again without waiting. Throws NotFoundException where there is none. */
    void retry(String name);

    /** Gives up the next event of a subscription, which failed, and goes on with the one after. Throws as {@link #retry}. */
    void skip(String name);

    /**
     * Lets a subscription go on after the event with this sequence number; 0 for the very first one. Throws as
     * {@link #retry}.
     */
    void rewind(String name, long sequence);

    /** Forgets a subscription and how far it was; does nothing where there is none. */
    void forget(String name);

    /**
     * Delivers all that is due to this registry's open subscriptions, in the caller's thread.
     *
     * @return how many events were handled
     */
    int deliver();
}
