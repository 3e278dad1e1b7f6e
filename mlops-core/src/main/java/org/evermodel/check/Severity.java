package org.evermodel.check;

/** How much it matters that a demand is broken. */
public enum Severity {
    /** The table must not be used. */
    ERROR,
    /** Somebody should look at it; the table may be used. */
    WARNING,
    /** Good to know. */
    INFO
}
