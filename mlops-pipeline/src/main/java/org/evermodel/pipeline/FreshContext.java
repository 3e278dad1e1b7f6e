package org.evermodel.pipeline;

import java.time.Clock;
import java.util.Optional;
import org.evermodel.RunId;
import org.evermodel.data.Dataset;

/** A gate's context with fresh rows of its own. */
record FreshContext(GateContext origin, Dataset rows) implements GateContext {
    @Override
    public Optional<RunId> run() {
        return origin.run();
    }

    @Override
    public String gateId() {
        return origin.gateId();
    }

    @Override
    public Optional<Dataset> freshRows() {
        return Optional.of(rows);
    }

    @Override
    public long seed() {
        return origin.seed();
    }

    @Override
    public long seed(String part) {
        return origin.seed(part);
    }

    @Override
    public void checkCancelled() {
        origin.checkCancelled();
    }

    @Override
    public Clock clock() {
        return origin.clock();
    }
}
