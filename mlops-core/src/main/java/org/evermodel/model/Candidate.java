package org.evermodel.model;

import java.util.Map;
import org.evermodel.data.Dataset;

/**
 * A trained model that has yet to prove itself, with the rows it was trained on and the rows kept back to judge it.
 *
 * @param model the model
 * @param train the rows it has seen, with the target column
 * @param test the rows it has not seen, with the target column
 * @param trainer the name of the trainer that won or was named
 * @param facts how training went, by name: settings, seed, scores of the trainers that were compared
 */
public record Candidate(Model model, Dataset train, Dataset test, String trainer, Map<String, String> facts) {
    /** Copies the facts, keeping their order. */
    public Candidate {
        facts = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(facts));
    }

    @Override
    public String toString() {
        return "Candidate[" + trainer + ", " + train.rowCount() + " training rows, " + test.rowCount() + " test rows]";
    }
}
