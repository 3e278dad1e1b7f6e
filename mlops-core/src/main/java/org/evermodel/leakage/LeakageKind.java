package org.evermodel.leakage;

/** What may be wrong with a table or a split. */
public enum LeakageKind {
    /** Test rows that are training rows, too; in a table that is not split, rows that repeat earlier ones. */
    DUPLICATES,
    /** Rows that differ in nothing but the target. */
    CONFLICTING_LABELS,
    /** Groups, such as patients, with rows on both sides. */
    GROUP_OVERLAP,
    /** Training rows that are later than test rows. */
    TIME_OVERLAP,
    /** A column that is the target, or the target under other names, scales or orders. */
    TARGET_COPY,
    /** Columns that add up to the target. */
    TARGET_DERIVED,
    /** A column that predicts the target suspiciously well by itself. */
    SUSPICIOUS_PREDICTOR,
    /** A column that tells the target by whether it is missing. */
    TELLING_MISSINGNESS,
    /** A column that has another value in almost every row, such as a running number. */
    IDENTIFIER,
    /** A column that has one value. */
    CONSTANT
}
