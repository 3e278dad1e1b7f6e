package org.evermodel.drift;

/** What is to be said of a column. */
public enum DriftVerdict {
    /** It looks as it did, or any change is too small to matter or may be chance. */
    NONE,
    /** It changed by enough to matter, and not by chance. */
    DRIFT,
    /** There are too few rows to tell. */
    INSUFFICIENT_DATA,
    /** There is nothing to compare: all its cells lie in one bin, it is absent, a time, or left out by the policy. */
    NOT_APPLICABLE
}
