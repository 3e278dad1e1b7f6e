package org.evermodel.pipeline;

import java.time.Clock;
import java.util.Optional;
import org.evermodel.Digest;
import org.evermodel.RunId;
import org.evermodel.Seed;
import org.evermodel.pipeline.Node.Work;
import org.evermodel.pipeline.cache.Logged;
import org.evermodel.port.RunRecorder.Outcome;
import org.evermodel.port.RunRecorder.Recording;
import org.evermodel.spi.Timer;

/** One run of a runner. */
record RunScope(
        RunOptions options,
        Recording recording,
        Optional<RunId> run,
        StepCache cache,
        Approvals approvals,
        Decisions decisions,
        RunListener listener,
        Cancellation cancellation,
        Hands hands,
        Timer timer,
        Clock clock)
        implements Scope {

    @Override
    public NodeContext context(Work work, Held input, Cancellation attempt, int number, Scope inner) {
        return new RecordedContext(this, work, input, attempt, number, inner);
    }

    @Override
    public String pathOf(String id) {
        return id;
    }

    @Override
    public void tellAgain(Logged logged) {
        logged.tell(recording);
    }

    @Override
    public void kept(String stepId, Digest artifact) {
        recording.output(stepId, artifact);
    }

    @Override
    public void tell(RunEvent event) {
        listener.on(event);
    }

    @Override
    public FailurePolicy onFailure() {
        return options.onFailure();
    }

    @Override
    public long seedOf(String part) {
        return Seed.of(options.seed()).child(part).child("pauses").value();
    }

    @Override
    public Scope part(String name) {
        Recording own = new PartRecording(recording, name);
        return new RunScope(
                options, own, run, cache, approvals, decisions, listener, cancellation, hands, timer, clock);
    }

    @Override
    public void endPart(Outcome outcome, String reason) {
        cache.await();
        recording.end(outcome, reason);
    }
}
