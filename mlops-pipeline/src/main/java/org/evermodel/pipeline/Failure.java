package org.evermodel.pipeline;

import java.util.List;

/** What went wrong in a run, and where. */
record Failure(String step, Exception cause, List<String> inputs) {
    boolean wasInterrupted() {
        return cause instanceof InterruptedException;
    }
}
