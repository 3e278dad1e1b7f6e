package org.evermodel.pipeline;

import java.util.List;
import org.evermodel.MlopsException;

/** An output was demanded of a run that waits for people. */
public class RunWaitsException extends MlopsException {
    private static final long serialVersionUID = 1L;

    /** Says what it waits for. */
    public RunWaitsException(String pipeline, List<String> approvals) {
        super("the run of pipeline " + pipeline + " waits for " + approvals
                + " to be decided; decide, and resume the run");
    }
}
