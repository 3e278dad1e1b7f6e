package org.evermodel.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.evermodel.Digest;
import org.evermodel.RunId;
import org.evermodel.Seed;
import org.evermodel.data.Dataset;
import org.evermodel.pipeline.Node.StepNode;
import org.evermodel.pipeline.Node.Work;
import org.evermodel.pipeline.cache.Logged;
import org.evermodel.port.Along;
import org.evermodel.spi.Timer;

/** What a place tells of a run is collected, and the run's once the attempt has succeeded; listeners hear it at once. */
final class RecordedContext implements NodeContext {
    private final RunScope scope;
    private final Work work;
    private final Held given;
    private final Cancellation attempt;
    private final int number;
    private final Scope inner;
    private final Instant start;
    private final Logged.Collector told = new Logged.Collector();

    RecordedContext(RunScope scope, Work work, Held given, Cancellation attempt, int number, Scope inner) {
        this.scope = scope;
        this.work = work;
        this.given = given;
        this.attempt = attempt;
        this.number = number;
        this.inner = inner;
        this.start = scope.clock().instant();
    }

    @Override
    public Optional<RunId> run() {
        return scope.run();
    }

    @Override
    public String stepId() {
        return work.id();
    }

    @Override
    public String gateId() {
        return work.id();
    }

    @Override
    public Optional<Dataset> freshRows() {
        return scope.options().freshRows();
    }

    @Override
    public long seed() {
        if (work instanceof StepNode step && !step.step().seeded()) {
            throw new IllegalStateException("step \"" + work.id()
                    + "\" says it does not draw on the run's seed, but asks for one; let its seeded() return true");
        }
        return Seed.of(scope.options().seed()).child(work.id()).value();
    }

    @Override
    public long seed(String part) {
        return Seed.of(seed()).child(part).value();
    }

    @Override
    public Clock clock() {
        return scope.clock();
    }

    @Override
    public void checkCancelled() {
        attempt.check();
    }

    @Override
    public Cancellation cancellation() {
        return attempt;
    }

    @Override
    public Timer timer() {
        return scope.timer();
    }

    @Override
    public void progress(double fraction, String doing) {
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new IllegalArgumentException(
                    "progress of step \"" + work.id() + "\" must be in [0, 1], but was " + fraction);
        }
        inner.tell(new RunEvent.StepProgressed(work.id(), fraction, doing));
    }

    @Override
    public void params(Map<String, String> params) {
        told.params(params);
    }

    @Override
    public void metrics(Map<String, Double> metrics, long point) {
        told.metrics(metrics, point);
        inner.tell(new RunEvent.MetricsTold(work.id(), metrics, point));
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
    public <T> Along<T> along() {
        return work instanceof StepNode step
                ? scope.cache().along(step, inner.pathOf(work.id()), given, this::made)
                : Along.none();
    }

    private Attempts.Made made(Object result) {
        Duration took = Duration.between(start, scope.clock().instant());
        return new Attempts.Made(result, logged(), number, took);
    }

    @Override
    public Logged logged() {
        return told.toLogged();
    }
}
