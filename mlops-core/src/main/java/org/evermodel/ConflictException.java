package org.evermodel;

/** Somebody else changed the thing first: a compare-and-set did not find what it expected. Read again, then decide. */
public class ConflictException extends MlopsException {
    private static final long serialVersionUID = 1L;

    /** Says what was expected and what was there. */
    public ConflictException(String message) {
        super(message);
    }

    /** {@code what} was expected to be at one revision, but is at another. */
    public static ConflictException ofRevision(String what, long expected, long actual) {
        return new ConflictException(what + " was expected to be at revision " + expected + ", but is at " + actual);
    }
}
