package org.evermodel;

/** Where a version of a model or dataset stands in its life. */
public enum VersionStatus {
    /** Announced; its artifacts are still being written. */
    PENDING,
    /** Complete and usable. */
    READY,
    /** Its registration did not finish. */
    FAILED,
    /** Kept for the record, no longer offered. */
    ARCHIVED
}
