package org.evermodel.drift;

/**
 * A fault that would explain a drift, with the evidence for it. It is a guess: what it names fits what was found.
 *
 * @param kind which fault
 * @param evidence what speaks for it, in one sentence
 */
public record DriftCause(Kind kind, String evidence) {
    /** Faults that are known by what they leave behind. */
    public enum Kind {
        /** The numbers are in another unit: grams for kilograms, Fahrenheit for Celsius. */
        UNIT_CHANGED,
        /** The numbers are where they were, all moved by the same. */
        OFFSET,
        /** One value, such as -999 or 0, stands for what is missing. */
        SENTINEL,
        /** A category is gone, and another has come in its place. */
        RENAMED,
        /** All cells are one value. */
        STUCK,
        /** Two columns have changed places. */
        SWAPPED
    }
}
