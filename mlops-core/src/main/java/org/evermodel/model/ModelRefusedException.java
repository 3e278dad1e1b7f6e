package org.evermodel.model;

import org.evermodel.MlopsException;

/**
 * A stored model was not loaded: a file of its package is malformed, nobody can read its flavor, or it no longer gives
 * the answers it gave when it was packaged. The message says which file or which golden vector, what was expected and
 * what was found.
 */
public class ModelRefusedException extends MlopsException {
    private static final long serialVersionUID = 1L;

    /** Says why the model is refused. */
    public ModelRefusedException(String message) {
        super(message);
    }

    /** Says why the model is refused, and what brought it about. */
    public ModelRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
