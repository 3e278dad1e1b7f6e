package org.evermodel.pipeline;

import java.time.Clock;
import org.evermodel.Digest;
import org.evermodel.Seed;
import org.evermodel.pipeline.Node.Work;
import org.evermodel.pipeline.cache.Logged;
import org.evermodel.port.RunRecorder.Outcome;
import org.evermodel.spi.Timer;

/**
 * A pipeline called like a function: its steps run one after the other within the step that calls, and nothing of theirs
 * is kept.
 */
record NestedScope(StepContext around, Cancellation cancellation, Timer timer) implements Scope {
    /** Within a step's, ended by {@code cancellation}. */
    static NestedScope in(StepContext around, Cancellation cancellation) {
        Timer timer = around instanceof NodeContext place ? place.timer() : Timer.system();
        return new NestedScope(around, cancellation, timer);
    }

    @Override
    public StepCache cache() {
        return StepCache.none();
    }

    @Override
    public NodeContext context(Work work, Held input, Cancellation attempt, int number, Scope inner) {
        return new NestedContext(around, work.id(), attempt, timer, new Logged.Collector());
    }

    @Override
    public String pathOf(String id) {
        return id;
    }

    @Override
    public Decisions decisions() {
        return Decisions.forgotten();
    }

    @Override
    public void told(Logged logged) {
        if (!logged.params().isEmpty()) {
            around.params(logged.params());
        }
        logged.points().forEach(point -> around.metrics(point.values(), point.step()));
        if (!logged.tags().isEmpty()) {
            around.tags(logged.tags());
        }
        logged.inputs().forEach(link -> around.input(link.role(), link.content()));
        logged.outputs().forEach(link -> around.output(link.role(), link.content()));
    }

    @Override
    public void tellAgain(Logged logged) {}

    @Override
    public boolean isPart() {
        return true;
    }

    @Override
    public void toldInVain(String id, int attempt, Logged logged, Throwable cause) {}

    @Override
    public void given(String id, Held list) {}

    @Override
    public void kept(String stepId, Digest artifact) {}

    @Override
    public void tell(RunEvent event) {}

    @Override
    public FailurePolicy onFailure() {
        return FailurePolicy.FAIL_FAST;
    }

    @Override
    public Approvals approvals() {
        return Approvals.nested();
    }

    @Override
    public long seedOf(String part) {
        return Seed.of(around.seed(part)).child("pauses").value();
    }

    @Override
    public Hands hands() {
        return Hands.none();
    }

    @Override
    public Clock clock() {
        return around.clock();
    }

    @Override
    public Scope part(String name, String role, Held element) {
        return this;
    }

    @Override
    public void endPart(Outcome outcome, String reason) {}
}
