package org.evermodel.port;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.evermodel.ModelName;

/**
 * Remembers the routing of each model that is served, so that a host that starts again goes on where it was. Implemented
 * by the registry, which audits every change. Thread-safe.
 */
public interface RoutingLog {
    /** The routing recorded last, or that of the champion alone, as revision 0, before the first. */
    Recorded current(ModelName model);

    /**
     * Records a new routing; durable when the method returns. Throws {@link org.evermodel.ConflictException} where the
     * revision is not {@code expectedRevision} any more, and may throw {@link org.evermodel.NotFoundException} where the
     * model or one of the versions is not known.
     *
     * @param reason why, for the audit log
     */
    Recorded record(ModelName model, long expectedRevision, Routing routing, String reason);

    /** All routings of the model, the first one first. */
    List<Recorded> history(ModelName model);

    /** A log on the heap, for endpoints that need not go on after a restart. It takes any version of any model. */
    static RoutingLog inMemory(Clock clock) {
        return new InMemoryRoutingLog(clock);
    }

    /**
     * A routing as it was recorded.
     *
     * @param revision 1 for the first, 2 for the next, …; 0 for none
     * @param routing who gets traffic
     * @param at when it was recorded
     * @param reason why
     */
    record Recorded(long revision, Routing routing, Instant at, String reason) {
        /** What stands before anything was recorded: the champion alone, since 1970. */
        public static Recorded none() {
            return new Recorded(0, Routing.champion(), Instant.EPOCH, "");
        }
    }
}
