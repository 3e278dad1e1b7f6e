package org.evermodel.evaluate;

import org.evermodel.model.Candidate;

/**
 * A candidate with its measures on the rows kept back.
 *
 * @param candidate the candidate
 * @param evaluation what was measured
 */
public record Evaluated(Candidate candidate, Evaluation evaluation) {
    @Override
    public String toString() {
        return "Evaluated[" + candidate + ", " + evaluation + "]";
    }
}
