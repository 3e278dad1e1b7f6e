package org.evermodel.pipeline;

import java.util.List;
import org.evermodel.MlopsException;

/** A run was to go on with a pipeline that is not the one it began with. */
public class ChangedPipelineException extends MlopsException {
    private static final long serialVersionUID = 1L;

    /** Says which places have changed. */
    public ChangedPipelineException(String run, String pipeline, List<String> changed, List<String> kept) {
        super("run " + run + " was not gone on with, because pipeline " + pipeline + " has changed since it began, at "
                + changed + "; go on with the pipeline as it was, or with Resume.replanned(), which keeps what was made"
                + " at " + kept + " and does the rest anew");
    }
}
