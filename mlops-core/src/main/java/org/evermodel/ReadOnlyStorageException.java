package org.evermodel;

/** The store can be read, but not written: a read-only disk, a standby of a database, or rights that were not given. */
public class ReadOnlyStorageException extends StorageException {
    private static final long serialVersionUID = 1L;

    /** Says what failed, where, and what to do. */
    public ReadOnlyStorageException(String message) {
        super(message);
    }

    /** Says what failed, where, and what to do, with the cause below. */
    public ReadOnlyStorageException(String message, Throwable cause) {
        super(message, cause);
    }
}
