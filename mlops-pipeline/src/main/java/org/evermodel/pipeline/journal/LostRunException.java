package org.evermodel.pipeline.journal;

import org.evermodel.MlopsException;

/** Another runner goes on with the run: what this one does is no longer written down. */
public class LostRunException extends MlopsException {
    /** What becomes of the run here, in a few words. */
    public static final String REASON = "another process goes on with it";

    private static final long serialVersionUID = 1L;

    /** Says which run was lost. */
    public LostRunException(String run) {
        super("run " + run + " is gone on with by another process, which took this one for dead; what this one does is"
                + " no longer recorded");
    }
}
