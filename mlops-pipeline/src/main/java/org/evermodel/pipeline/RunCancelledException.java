package org.evermodel.pipeline;

import org.evermodel.MlopsException;

/** The run was cancelled, or its time was up, while a step was at work. */
public class RunCancelledException extends MlopsException {
    private static final long serialVersionUID = 1L;

    /** Says why. */
    public RunCancelledException(String reason) {
        super("the run was cancelled: " + reason);
    }
}
