package org.evermodel.pipeline;

import org.evermodel.MlopsException;

/** What a step made was handed on, but could not be kept. */
final class UnkeptOutputException extends MlopsException {
    private static final long serialVersionUID = 1L;

    /**
     * @param path what the place is called in the run
     */
    UnkeptOutputException(String path, Throwable cause) {
        super("what step \"" + path + "\" made could not be kept: " + cause, cause);
    }
}
