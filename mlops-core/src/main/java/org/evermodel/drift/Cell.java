package org.evermodel.drift;

/**
 * One bin of both samples.
 *
 * @param label what lies in it
 * @param reference how many cells of the reference
 * @param current how many cells of what is compared with it
 */
record Cell(String label, long reference, long current) {
    boolean isEmpty() {
        return reference + current == 0;
    }

    Cell and(Cell other) {
        return new Cell(label + " or " + other.label, reference + other.reference, current + other.current);
    }
}
