package org.evermodel.serving;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.evermodel.ModelName;
import org.evermodel.StorageException;
import org.evermodel.port.Routing;
import org.evermodel.port.RoutingLog;

/** A log whose medium fails while {@code broken}. */
record BreakableLog(RoutingLog log, AtomicBoolean broken) implements RoutingLog {
    @Override
    public Recorded current(ModelName model) {
        return log.current(model);
    }

    @Override
    public Recorded record(ModelName model, long expectedRevision, Routing routing, String reason) {
        if (broken.get()) {
            throw new StorageException("the disk is full");
        }
        return log.record(model, expectedRevision, routing, reason);
    }

    @Override
    public List<Recorded> history(ModelName model) {
        return log.history(model);
    }
}
