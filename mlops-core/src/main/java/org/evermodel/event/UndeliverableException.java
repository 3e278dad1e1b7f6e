package org.evermodel.event;

import org.evermodel.MlopsException;

/** A listener cannot handle an event and never will: trying again by itself is of no use. */
public class UndeliverableException extends MlopsException {
    private static final long serialVersionUID = 1L;

    /** Says why. */
    public UndeliverableException(String message) {
        super(message);
    }
}
