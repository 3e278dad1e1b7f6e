package org.evermodel.pipeline;

import org.evermodel.MlopsException;

/** Nobody answered in time, and the run was to fail then. */
public class ApprovalOverdueException extends MlopsException {
    private static final long serialVersionUID = 1L;

    /** Says which approval was not decided, and how far it had come. */
    public ApprovalOverdueException(String id, String late) {
        super("approval \"" + id + "\" was not decided in time: " + late);
    }
}
