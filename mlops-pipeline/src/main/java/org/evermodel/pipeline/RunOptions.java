package org.evermodel.pipeline;

import java.util.Optional;
import org.evermodel.ExperimentName;
import org.evermodel.data.Dataset;

/**
 * What may differ from run to run of one pipeline.
 *
 * @param seed where all chance of the run comes from
 * @param experiment what the run belongs to; empty for the experiment that is called like the pipeline
 * @param freshRows rows for gates to judge candidates by; empty for those that were kept back from the input
 */
public record RunOptions(long seed, Optional<ExperimentName> experiment, Optional<Dataset> freshRows) {
    /** Seed 42, the pipeline's own experiment, no fresh rows. */
    public static RunOptions defaults() {
        return new RunOptions(42, Optional.empty(), Optional.empty());
    }

    /** With another seed. */
    public RunOptions withSeed(long other) {
        return new RunOptions(other, experiment, freshRows);
    }

    /** As part of {@code name}. */
    public RunOptions withExperiment(ExperimentName name) {
        return new RunOptions(seed, Optional.of(name), freshRows);
    }

    /** With rows for gates to judge candidates by. */
    public RunOptions withFreshRows(Dataset rows) {
        return new RunOptions(seed, experiment, Optional.of(rows));
    }
}
