package org.evermodel.drift;

/**
 * One bin of both samples.
 *
 * @param label what lies in it
 * @param reference how many cells of the reference
 * @param current how many cells of what is compared with it
 * @param isRest whether it holds the values that have no bin of their own
 */
record Cell(String label, long reference, long current, boolean isRest) {
    /** Of one value, or those between two edges. */
    static Cell of(String label, long reference, long current) {
        return new Cell(label, reference, current, false);
    }

    boolean isEmpty() {
        return reference + current == 0;
    }

    Cell and(Cell other) {
        return of(label + " or " + other.label, reference + other.reference, current + other.current);
    }
}
