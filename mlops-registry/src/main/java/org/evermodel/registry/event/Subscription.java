package org.evermodel.registry.event;

/** A listener that is told of events while this is open. Thread-safe. */
public interface Subscription extends AutoCloseable {
    /** Its name. */
    String name();

    /**
     * Ends it, waiting a few seconds for an event that is being handled; what was not delivered waits for the next
     * subscription of this name. May be called twice.
     */
    @Override
    void close();
}
