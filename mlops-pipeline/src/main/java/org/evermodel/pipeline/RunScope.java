package org.evermodel.pipeline;

import java.time.Clock;
import java.util.Optional;
import org.evermodel.Digest;
import org.evermodel.RunId;
import org.evermodel.pipeline.Node.Work;
import org.evermodel.pipeline.cache.Logged;
import org.evermodel.port.RunRecorder.Recording;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of a runner. */
record RunScope(
        RunOptions options,
        Recording recording,
        Optional<RunId> run,
        StepCache cache,
        RunListener listener,
        Clock clock)
        implements Scope {
    private static final Logger LOG = LoggerFactory.getLogger(RunScope.class);

    @Override
    public NodeContext context(Work work) {
        return new RecordedContext(this, work);
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
        try {
            listener.on(event);
        } catch (RuntimeException e) {
            LOG.warn(
                    "run listener {} failed, and the run goes on",
                    listener.getClass().getName(),
                    e);
        }
    }
}
