package org.evermodel;

/**
 * The store could not be read or written: a full or read-only disk, a folder that is no store, a lost connection. What
 * had been acknowledged before is still there, and nothing of the failed change is visible.
 */
public class StorageException extends MlopsException {
    private static final long serialVersionUID = 1L;

    /** Says what failed, where, and what to do. */
    public StorageException(String message) {
        super(message);
    }

    /** Says what failed, where, and what to do, with the cause below. */
    public StorageException(String message, Throwable cause) {
        super(message, cause);
    }
}
