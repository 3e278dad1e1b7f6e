package org.evermodel.examples.lifecycle;

/** The words of reports. */
final class Summary {
    /** Stands for the rows where a sliced column has no value. */
    static final String MISSING = "(missing)";

    private Summary() {}
}
