package org.evermodel;

/**
 * Where a version of a model or dataset stands in its life. A registry of this library registers a version in one step, so
 * there it is {@link #READY} from the first moment it can be seen, and {@link #ARCHIVED} while it is withdrawn;
 * {@link #PENDING} and {@link #FAILED} come from registries that register in several steps.
 */
public enum VersionStatus {
    /** Announced; its artifacts are still being written. It cannot be loaded and no alias may name it. */
    PENDING,
    /** Complete, verified and usable: aliases may name it. */
    READY,
    /** Its registration did not finish. It cannot be loaded and no alias may name it; its number stays taken. */
    FAILED,
    /** Kept for the record, no longer offered: it can be read and loaded by its number, but no alias may name it. */
    ARCHIVED
}
