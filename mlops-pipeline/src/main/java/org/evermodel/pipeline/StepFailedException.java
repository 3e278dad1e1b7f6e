package org.evermodel.pipeline;

import java.util.List;
import org.evermodel.MlopsException;

/** An output was demanded of a run in which a step failed. The cause is what the step threw. */
public class StepFailedException extends MlopsException {
    private static final long serialVersionUID = 1L;
    private final String step;

    /** Says which step failed on what. */
    public StepFailedException(String pipeline, String step, int attempt, List<String> inputs, Throwable cause) {
        super(
                "step \"" + step + "\" of pipeline " + pipeline + " failed on " + inputs
                        + (attempt > 1 ? " in attempt " + attempt : "") + ": " + cause,
                cause);
        this.step = step;
    }

    /** The id of the step that failed. */
    public String step() {
        return step;
    }
}
