package org.evermodel.tribuo;

/** Answers one row of features with scores; immutable and thread-safe. */
@FunctionalInterface
interface Scorer {
    void score(double[] features, double[] scores);
}
