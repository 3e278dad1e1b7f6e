package org.evermodel.pipeline;

import org.evermodel.pipeline.cache.Logged;

/** What one place of a pipeline may ask of its run. */
interface NodeContext extends StepContext, GateContext {
    /** What was told to the run so far. */
    Logged logged();
}
