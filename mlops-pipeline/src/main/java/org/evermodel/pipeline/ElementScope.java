package org.evermodel.pipeline;

import java.time.Clock;
import org.evermodel.Digest;
import org.evermodel.pipeline.Node.Work;
import org.evermodel.pipeline.cache.Logged;
import org.evermodel.port.RunRecorder.Outcome;
import org.evermodel.spi.Timer;

/** What one element of a list is worked on in: all is as around it, but listeners hear which element it is. */
record ElementScope(Scope around, String each, int index) implements Scope {
    /** What a step is called in this element: {@code each[3]/step} for {@code each/step}. */
    private String renamed(String id) {
        return Elements.renamed(each, index, id);
    }

    /** A report by its id in this element. */
    StepReport renamed(StepReport report) {
        return new StepReport(
                renamed(report.id()),
                report.kind(),
                report.status(),
                report.duration(),
                report.attempts(),
                report.reasons());
    }

    @Override
    public void tell(RunEvent event) {
        around.tell(renamed(event));
    }

    private RunEvent renamed(RunEvent event) {
        if (event instanceof RunEvent.StepStarted started) {
            return new RunEvent.StepStarted(renamed(started.id()), started.kind());
        }
        if (event instanceof RunEvent.StepProgressed progress) {
            return new RunEvent.StepProgressed(renamed(progress.id()), progress.fraction(), progress.doing());
        }
        if (event instanceof RunEvent.MetricsTold told) {
            return new RunEvent.MetricsTold(renamed(told.id()), told.metrics(), told.point());
        }
        if (event instanceof RunEvent.StepRetrying retrying) {
            return new RunEvent.StepRetrying(
                    renamed(retrying.id()), retrying.attempt(), retrying.pause(), retrying.cause());
        }
        if (event instanceof RunEvent.ApprovalAwaited awaited) {
            return new RunEvent.ApprovalAwaited(renamed(awaited.id()), awaited.approval());
        }
        if (event instanceof RunEvent.StepCached cached) {
            return new RunEvent.StepCached(renamed(cached.report()));
        }
        if (event instanceof RunEvent.StepFinished finished) {
            return new RunEvent.StepFinished(renamed(finished.report()));
        }
        return event instanceof RunEvent.GateJudged judged
                ? new RunEvent.GateJudged(renamed(judged.judgement()))
                : event;
    }

    /** A failure by its step's id in this element. */
    Failure renamed(Failure failure) {
        return new Failure(renamed(failure.step()), failure.cause(), failure.attempt(), failure.inputs());
    }

    /** A judgement by its gate's id in this element. */
    Judgement renamed(Judgement judgement) {
        return new Judgement(renamed(judgement.gate()), judgement.verdict(), judgement.policy());
    }

    @Override
    public Approvals approvals() {
        return around.approvals();
    }

    @Override
    public StepCache cache() {
        return around.cache();
    }

    @Override
    public NodeContext context(Work work, Held input, Cancellation attempt, int number, Scope inner) {
        return around.context(work, input, attempt, number, inner);
    }

    @Override
    public String pathOf(String id) {
        return around.pathOf(renamed(id));
    }

    @Override
    public Decisions decisions() {
        return around.decisions();
    }

    @Override
    public void told(Logged logged) {
        around.told(logged);
    }

    @Override
    public void tellAgain(Logged logged) {
        around.tellAgain(logged);
    }

    @Override
    public boolean isPart() {
        return around.isPart();
    }

    @Override
    public void toldInVain(String id, int attempt, Logged logged, Throwable cause) {
        around.toldInVain(id, attempt, logged, cause);
    }

    @Override
    public void given(String id, Held list) {
        around.given(id, list);
    }

    @Override
    public void kept(String stepId, Digest artifact) {
        around.kept(renamed(stepId), artifact);
    }

    @Override
    public Cancellation cancellation() {
        return around.cancellation();
    }

    @Override
    public FailurePolicy onFailure() {
        return around.onFailure();
    }

    @Override
    public long seedOf(String part) {
        return around.seedOf(renamed(part));
    }

    @Override
    public Hands hands() {
        return around.hands();
    }

    @Override
    public Timer timer() {
        return around.timer();
    }

    @Override
    public Clock clock() {
        return around.clock();
    }

    @Override
    public Scope part(String name, String role, Held element) {
        return new ElementScope(around.part(name, role, element), each, index);
    }

    @Override
    public void endPart(Outcome outcome, String reason) {
        around.endPart(outcome, reason);
    }
}
