package org.evermodel.pipeline;

import java.time.Clock;
import org.evermodel.Digest;
import org.evermodel.pipeline.Node.Work;
import org.evermodel.pipeline.cache.Logged;

/** What a pipeline is executed in: a recorded run, or the step of another pipeline. */
interface Scope {
    StepCache cache();

    NodeContext context(Work work);

    /** Tells the run again what a step told when its output was kept. */
    void tellAgain(Logged logged);

    /** The output of a step is kept as {@code artifact}. */
    void kept(String stepId, Digest artifact);

    void tell(RunEvent event);

    Clock clock();
}
