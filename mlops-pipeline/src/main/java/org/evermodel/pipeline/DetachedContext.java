package org.evermodel.pipeline;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.evermodel.Digest;
import org.evermodel.RunId;
import org.evermodel.Seed;
import org.evermodel.data.Dataset;

/** A context for steps and gates that are called like functions. */
record DetachedContext(String stepId, long seed, Clock clock) implements StepContext, GateContext {
    @Override
    public Optional<RunId> run() {
        return Optional.empty();
    }

    @Override
    public String gateId() {
        return stepId;
    }

    @Override
    public Optional<Dataset> freshRows() {
        return Optional.empty();
    }

    @Override
    public void checkCancelled() {}

    @Override
    public long seed(String part) {
        return Seed.of(seed).child(part).value();
    }

    @Override
    public void progress(double fraction, String doing) {}

    @Override
    public void params(Map<String, String> params) {}

    @Override
    public void metrics(Map<String, Double> metrics, long point) {}

    @Override
    public void tags(Map<String, String> tags) {}

    @Override
    public void input(String role, Digest content) {}

    @Override
    public void output(String role, Digest content) {}
}
