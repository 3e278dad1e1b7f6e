package org.evermodel.pipeline;

import java.time.Duration;
import org.evermodel.MlopsException;

/** A step took longer than it is allowed to. */
public class StepTimeoutException extends MlopsException {
    private static final long serialVersionUID = 1L;

    /** Says which step was allowed how long. */
    public StepTimeoutException(String step, Duration limit) {
        super("step \"" + step + "\" was ended, because an attempt may take " + limit + " at most");
    }
}
