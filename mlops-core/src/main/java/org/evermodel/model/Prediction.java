package org.evermodel.model;

import java.util.Map;

/** The answer for one row. */
public sealed interface Prediction {
    /**
     * The answer of a classifier.
     *
     * @param label the class with the highest score; the first of the signature's order on a tie
     * @param scores the probability of each class, in [0, 1], summing to 1, in the signature's order
     */
    record OfClass(String label, Map<String, Double> scores) implements Prediction {
        /** Keeps the order of the scores. */
        public OfClass {
            scores = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(scores));
        }
    }

    /**
     * The answer of a regressor.
     *
     * @param value the number, in the target's unit
     */
    record OfNumber(double value) implements Prediction {}
}
