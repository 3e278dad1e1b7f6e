package org.evermodel.internal;

import org.evermodel.MlopsException;

/** A file is no JSON, or not of the form that was expected. The message names the file, the place and the rule. */
public class MalformedJsonException extends MlopsException {
    private static final long serialVersionUID = 1L;

    /** Says which rule is broken where. */
    public MalformedJsonException(String message) {
        super(message);
    }

    /** Says which rule is broken where, with the cause below. */
    public MalformedJsonException(String message, Throwable cause) {
        super(message, cause);
    }
}
