package org.evermodel.pipeline;

import org.evermodel.RunId;

/** A run that has come to an end for good was to be gone on with. */
public final class RunOverException extends IllegalStateException {
    private static final long serialVersionUID = 1L;
    private final String run;
    private final RunStatus status;

    RunOverException(String run, RunStatus status, String reason) {
        super("run " + run + " is over and cannot go on: " + status + (reason.isEmpty() ? "" : ", " + reason));
        this.run = run;
        this.status = status;
    }

    /** The run. */
    public RunId run() {
        return new RunId(run);
    }

    /** How it ended. */
    public RunStatus status() {
        return status;
    }
}
