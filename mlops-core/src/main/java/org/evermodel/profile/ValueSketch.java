package org.evermodel.profile;

/** What is kept of the values of a column to tell of them, and to be merged. Not thread-safe. */
sealed interface ValueSketch permits NumberSketch, TextSketch {
    /** All that can be told of the values so far. */
    Told told();

    /** A copy with at most so many values counted each; the others are sketched. */
    ValueSketch keeping(int values);

    /** Those of both. */
    ValueSketch merged(ValueSketch other);
}
