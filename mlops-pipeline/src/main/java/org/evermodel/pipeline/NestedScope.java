package org.evermodel.pipeline;

import java.time.Clock;
import org.evermodel.Digest;
import org.evermodel.pipeline.Node.Work;
import org.evermodel.pipeline.cache.Logged;

/** A pipeline called like a function: its steps run within the step that calls, and nothing of theirs is kept. */
record NestedScope(StepContext around) implements Scope {
    @Override
    public StepCache cache() {
        return StepCache.none();
    }

    @Override
    public NodeContext context(Work work) {
        return new NestedContext(around, work.id());
    }

    @Override
    public void tellAgain(Logged logged) {}

    @Override
    public void kept(String stepId, Digest artifact) {}

    @Override
    public void tell(RunEvent event) {}

    @Override
    public Clock clock() {
        return around.clock();
    }
}
