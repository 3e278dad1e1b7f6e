package org.evermodel.examples;

/** What the user asked for cannot be done as asked; the message says why in at most three lines. */
public class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what is wrong and what would be right. */
    public UsageException(String message) {
        super(message);
    }

    /** Says what is wrong and what would be right, with the cause below. */
    public UsageException(String message, Throwable cause) {
        super(message, cause);
    }
}
