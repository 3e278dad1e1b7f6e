package org.evermodel.data;

/**
 * These rows do not allow what was asked for: they cannot be cut into parts, leave nothing to learn from, or cannot be
 * judged. It is the data that is to blame, not the code that was called with it, unlike for any other
 * IllegalArgumentException; the message says why.
 */
public class UnusableRowsException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** Says what was asked for and why these rows do not allow it. */
    public UnusableRowsException(String message) {
        super(message);
    }
}
