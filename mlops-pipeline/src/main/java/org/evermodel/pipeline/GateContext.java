package org.evermodel.pipeline;

import java.time.Clock;
import java.util.Optional;
import org.evermodel.RunId;
import org.evermodel.data.Dataset;

/** What a gate may ask of the run it is part of. Thread-safe. */
public interface GateContext {
    /** The run, where one is recorded. */
    Optional<RunId> run();

    /** The gate's id in its pipeline. */
    String gateId();

    /** Rows given to the run to judge candidates by, newer than those they came from; empty where none were given. */
    Optional<Dataset> freshRows();

    /** The gate's own seed, made from the run's seed and the gate's id. */
    long seed();

    /** A seed for a part of the gate's work, such as {@code bootstrap}. */
    long seed(String part);

    /** The time. */
    Clock clock();

    /** Throws {@link RunCancelledException} where the run was cancelled: a gate that works for long asks now and then. */
    default void checkCancelled() {}

    /** A context outside any run, to call a gate like a function; it has no fresh rows. */
    static GateContext detached(String gateId, long seed, Clock clock) {
        return new DetachedContext(gateId, seed, clock);
    }

    /** This context with these fresh rows. */
    default GateContext withFreshRows(Dataset rows) {
        return new FreshContext(this, rows);
    }
}
