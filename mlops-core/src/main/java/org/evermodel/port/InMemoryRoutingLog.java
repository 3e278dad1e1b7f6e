package org.evermodel.port;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.evermodel.ConflictException;
import org.evermodel.ModelName;

final class InMemoryRoutingLog implements RoutingLog {
    private final Clock clock;
    private final Map<ModelName, List<Recorded>> histories = new HashMap<>();

    InMemoryRoutingLog(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Recorded current(ModelName model) {
        List<Recorded> history = history(model);
        return history.isEmpty() ? Recorded.none() : history.get(history.size() - 1);
    }

    @Override
    public synchronized Recorded record(ModelName model, long expectedRevision, Routing routing, String reason) {
        long revision = current(model).revision();
        if (revision != expectedRevision) {
            throw ConflictException.ofRevision("the routing of " + model, expectedRevision, revision);
        }
        Recorded next = new Recorded(revision + 1, routing, clock.instant(), reason);
        histories.computeIfAbsent(model, name -> new ArrayList<>()).add(next);
        return next;
    }

    @Override
    public synchronized List<Recorded> history(ModelName model) {
        return List.copyOf(histories.getOrDefault(model, List.of()));
    }
}
