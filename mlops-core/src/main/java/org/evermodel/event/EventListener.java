package org.evermodel.event;

/**
 * Is told what happened, one event after the other, in order. An event comes at least once: where the listener's process
 * dies before it is noted that the event was handled, it comes again, with the same {@link Origin#hash()}.
 *
 * <pre>{@code
 * registry.events().subscribe("pager", event -> {
 *     if (event instanceof Event.AliasMoved moved && moved.alias().equals(Alias.CHAMPION)) {
 *         pager.tell(moved.toString());
 *     }
 * });
 * }</pre>
 */
@FunctionalInterface
public interface EventListener {
    /**
     * Handles an event. Whatever it throws means that the event was not handled: it comes again after a pause, after a
     * {@link TryLaterException} after no shorter one than that says, up to a day, or, after an {@link UndeliverableException} or too
     * many attempts, not before somebody asks for it.
     */
    void on(Event event) throws Exception;
}
