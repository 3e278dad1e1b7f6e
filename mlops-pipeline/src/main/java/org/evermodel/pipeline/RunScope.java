package org.evermodel.pipeline;

import java.time.Clock;
import java.util.Optional;
import org.evermodel.Digest;
import org.evermodel.RunId;
import org.evermodel.Seed;
import org.evermodel.pipeline.Node.Work;
import org.evermodel.pipeline.cache.Logged;
import org.evermodel.port.RunBatch;
import org.evermodel.port.RunRecorder.Outcome;
import org.evermodel.port.RunRecorder.Recording;
import org.evermodel.spi.Timer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of a runner.
 *
 * @param recorded whether anybody remembers what is told to {@code recording}
 */
record RunScope(
        RunOptions options,
        Recording recording,
        boolean recorded,
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
    private static final Logger log = LoggerFactory.getLogger(RunScope.class);

    @Override
    public NodeContext context(Work work, Held input, Cancellation attempt, int number, Scope inner) {
        return new RecordedContext(this, work, input, attempt, number, inner);
    }

    @Override
    public String pathOf(String id) {
        return id;
    }

    @Override
    public void told(Logged logged) {
        logged.tell(recording);
    }

    /** A part of a run is over when it ends: what was told to it stands there, and one begun anew would hold half of it. */
    @Override
    public void tellAgain(Logged logged) {
        if (!isPart()) {
            logged.withoutPoints().tell(recording);
        }
    }

    @Override
    public boolean isPart() {
        return recording instanceof PartRecording;
    }

    /** What the attempt failed on must not be hidden by what the recorder fails on. */
    @Override
    public void toldInVain(String id, int attempt, Logged logged, Throwable cause) {
        if (!recorded || logged.isEmpty()) {
            return;
        }
        try {
            Recording vain = recording.child(id + ", attempt " + attempt);
            logged.tell(vain);
            vain.end(
                    cancellation.isCancelled() ? Outcome.KILLED : Outcome.FAILED,
                    RunBatch.fit(String.valueOf(cause), RunBatch.LONGEST_TAG));
        } catch (RuntimeException e) {
            log.warn("what attempt {} of step {} told before it failed could not be recorded", attempt, id, e);
        }
    }

    @Override
    public void given(String id, Held list) {
        if (recorded) {
            Inputs.nameOf(list).ifPresent(content -> recording.input(id, content));
        }
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
    public Scope part(String name, String role, Held element) {
        Recording own = new PartRecording(
                recording, name, part -> Inputs.nameOf(element).ifPresent(content -> part.input(role, content)));
        return new RunScope(
                options, own, recorded, run, cache, approvals, decisions, listener, cancellation, hands, timer, clock);
    }

    @Override
    public void endPart(Outcome outcome, String reason) {
        cache.await();
        recording.end(outcome, reason);
    }
}
