package org.evermodel.model;

import java.util.Map;
import java.util.OptionalInt;

/**
 * Learns a predictor from encoded rows. A trainer is an inert description: it holds settings, no state, so one instance
 * may be used any number of times and by many threads, and the same rows with the same seed give the same predictor.
 */
public interface Trainer {
    /** A short name for people and commands, such as {@code logistic-regression}. */
    String name();

    /** Whether this trainer can learn the task. */
    boolean supports(Task task);

    /** Every setting that influences the result, by name, in a canonical form; part of a training step's cache key. */
    Map<String, String> parameters();

    /**
     * What the result depends on beside the settings, by name, such as the version of the engine; part of a training
     * step's cache key. Empty unless overridden.
     */
    default Map<String, String> environment() {
        return Map.of();
    }

    /**
     * The most rows that a comparison of trainers should give to one training, so that it does not take minutes; a
     * larger table is sampled. Empty, as it is unless overridden, for a trainer that is quick.
     */
    default OptionalInt comparisonRows() {
        return OptionalInt.empty();
    }

    /** The flavor that reads back what this trainer makes. */
    Flavor flavor();

    /**
     * Learns from {@code rows}. Randomness comes from {@code seed} alone. Throws IllegalArgumentException where the
     * task is not supported.
     */
    Predictor train(TrainingSet rows, long seed);
}
