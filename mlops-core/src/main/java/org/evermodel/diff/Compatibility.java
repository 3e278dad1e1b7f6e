package org.evermodel.diff;

/** Whether what was made for the columns of one table can take those of another. */
public enum Compatibility {
    /** The columns are the same, in the same order. */
    IDENTICAL,
    /** Every column is still there, with a type that says no less; others were added or the order is another. */
    COMPATIBLE,
    /** A column is gone, or its cells are of another kind. */
    INCOMPATIBLE
}
