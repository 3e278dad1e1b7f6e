package org.evermodel.pipeline;

import org.evermodel.pipeline.cache.Logged;
import org.evermodel.spi.Timer;

/** What one place of a pipeline may ask of its run. */
interface NodeContext extends StepContext, GateContext {
    /** What was told to the run so far. */
    Logged logged();

    @Override
    void checkCancelled();

    /** What ends the place's work. */
    Cancellation cancellation();

    /** What pauses and time limits within it go by. */
    Timer timer();
}
