package org.evermodel.pipeline;

/** What a run has at a place it has passed. */
sealed interface Slot {
    /** A value for whoever comes next. */
    record Full(Held held) implements Slot {}

    /** A value that {@code gate} refused: further gates may look at it, nobody else. */
    record Withheld(Held held, String gate) implements Slot {}

    /** Nothing. */
    record Empty(String because) implements Slot {}
}
