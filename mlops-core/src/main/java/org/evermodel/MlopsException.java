package org.evermodel;

/**
 * The root of every failure this library reports by itself. A child is named for the situation and carries what a
 * handler needs as accessors. An argument that breaks a documented rule is an {@link IllegalArgumentException} instead,
 * and an expected refusal is a value, not an exception.
 */
public class MlopsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates a failure whose {@code message} says what failed, what was expected and what was found. */
    public MlopsException(String message) {
        super(message);
    }

    /** Creates a failure as above, brought about by {@code cause}. */
    public MlopsException(String message, Throwable cause) {
        super(message, cause);
    }
}
