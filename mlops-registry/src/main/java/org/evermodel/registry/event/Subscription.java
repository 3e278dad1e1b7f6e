package org.evermodel.registry.event;

/** A listener that is told of events while this is open. Thread-safe. */
public interface Subscription extends AutoCloseable {
    /** Its name. */
    String name();

    /**
     * Ends it: no further event is begun. An event that is being handled is waited for, but not longer than four seconds.
     * A listener that takes longer is not interrupted, as it may be changing the registry; it goes on in its thread, which
     * is a daemon, or whoever called {@link Events#deliver()}.
     * Where it comes to its end while the store is open, its event is done; otherwise, and where it takes longer than the
     * lease, the event is told again. So a listener that waits for others does so with a limit of time. What was not
     * delivered waits for the next subscription of this name. May be called twice.
     */
    @Override
    void close();
}
