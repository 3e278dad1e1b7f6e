package org.evermodel.pipeline;

import org.evermodel.MlopsException;

/** What a step made was handed on, but could not be kept. */
final class UnkeptOutputException extends MlopsException {
    private static final long serialVersionUID = 1L;
    private final String step;

    UnkeptOutputException(String step, Throwable cause) {
        super("what step \"" + step + "\" made could not be kept: " + cause, cause);
        this.step = step;
    }

    /** What the place is called in the run. */
    String step() {
        return step;
    }
}
