package org.evermodel.pipeline;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.evermodel.Digest;
import org.evermodel.RunId;
import org.evermodel.Seed;
import org.evermodel.data.Dataset;
import org.evermodel.pipeline.cache.Logged;
import org.evermodel.spi.Timer;

/** The context of a step inside a step, to which what it tells is passed on once it has succeeded. */
record NestedContext(StepContext around, String stepId, Cancellation cancellation, Timer timer, Logged.Collector told)
        implements NodeContext {
    @Override
    public Optional<RunId> run() {
        return around.run();
    }

    @Override
    public String gateId() {
        return stepId;
    }

    @Override
    public Optional<Dataset> freshRows() {
        return around instanceof GateContext context ? context.freshRows() : Optional.empty();
    }

    @Override
    public long seed() {
        return around.seed(stepId);
    }

    @Override
    public long seed(String part) {
        return Seed.of(seed()).child(part).value();
    }

    @Override
    public Clock clock() {
        return around.clock();
    }

    @Override
    public void checkCancelled() {
        cancellation.check();
        around.checkCancelled();
    }

    @Override
    public void progress(double fraction, String doing) {
        around.progress(fraction, stepId + ": " + doing);
    }

    @Override
    public void params(Map<String, String> params) {
        told.params(params);
    }

    @Override
    public void metrics(Map<String, Double> metrics, long point) {
        told.metrics(metrics, point);
    }

    @Override
    public void tags(Map<String, String> tags) {
        told.tags(tags);
    }

    @Override
    public void input(String role, Digest content) {
        told.input(new Logged.Link(role, content));
    }

    @Override
    public void output(String role, Digest content) {
        told.output(new Logged.Link(role, content));
    }

    @Override
    public Logged logged() {
        return told.toLogged();
    }
}
