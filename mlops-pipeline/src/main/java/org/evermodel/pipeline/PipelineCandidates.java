package org.evermodel.pipeline;

import org.evermodel.data.Dataset;
import org.evermodel.data.TrainTestSplit;
import org.evermodel.model.Candidate;
import org.evermodel.port.CandidateSource;

/**
 * A pipeline as a source of candidates, so that what is retrained is made as what was trained: its runs are recorded and
 * its steps are kept like those of any other. Thread-safe.
 */
final class PipelineCandidates implements CandidateSource {
    private final Runner runner;
    private final Pipeline<TrainTestSplit, Candidate> pipeline;

    PipelineCandidates(Runner runner, Pipeline<TrainTestSplit, Candidate> pipeline) {
        this.runner = runner;
        this.pipeline = pipeline;
    }

    @Override
    public Candidate candidate(Dataset train, Dataset test, long seed) {
        return runner.run(
                        pipeline,
                        new TrainTestSplit(train, test),
                        RunOptions.defaults().withSeed(seed))
                .orElseThrow();
    }

    @Override
    public String toString() {
        return "CandidateSource[" + pipeline.name() + "]";
    }
}
