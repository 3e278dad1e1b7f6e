package org.evermodel;

/** Something that was asked for by name does not exist. The message names it and, where it helps, what does exist. */
public class NotFoundException extends MlopsException {
    private static final long serialVersionUID = 1L;

    /** Says what was not found. */
    public NotFoundException(String message) {
        super(message);
    }
}
