package org.evermodel.registry.catalogue;

import org.evermodel.MlopsException;

/** A name was to be given to something, but leads to something else. */
public class NameInUseException extends MlopsException {
    private static final long serialVersionUID = 1L;

    /** Says which name it is and what it leads to. */
    public NameInUseException(String message) {
        super(message);
    }
}
