package org.evermodel.port;

import org.evermodel.data.Dataset;
import org.evermodel.model.Candidate;

/** Makes candidates of the rows it is given: what a retrainer asks for a challenger. Implemented by pipelines. Thread-safe. */
@FunctionalInterface
public interface CandidateSource {
    /**
     * Trains a candidate on exactly the rows of {@code train}; whoever asked for it closes its model. Throws whatever
     * the training throws.
     *
     * @param train the rows to learn, with the target
     * @param test the rows that the candidate carries to be judged on; not looked at in training
     * @param seed decides all that is drawn
     */
    Candidate candidate(Dataset train, Dataset test, long seed) throws Exception;
}
