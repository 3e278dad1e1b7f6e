package org.evermodel.pipeline;

import java.util.List;

/** What went wrong in a run, and where. */
record Failure(String step, Exception cause, int attempt, List<String> inputs) {
    /** Whether the step was interrupted, which one that waits for others may say with an exception of its own. */
    boolean wasInterrupted() {
        return cause instanceof InterruptedException || cause.getCause() instanceof InterruptedException;
    }
}
