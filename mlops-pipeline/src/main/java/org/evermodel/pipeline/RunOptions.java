package org.evermodel.pipeline;

import java.time.Duration;
import java.util.Optional;
import org.evermodel.ExperimentName;
import org.evermodel.data.Dataset;

/**
 * What may differ from run to run of one pipeline.
 *
 * @param seed where all chance of the run comes from
 * @param experiment what the run belongs to; empty for the experiment that is called like the pipeline
 * @param freshRows rows for gates to judge candidates by; empty for those that were kept back from the input
 * @param onFailure what becomes of the rest when a step fails
 * @param limit how long the run may take before it is cancelled; empty for as long as it needs
 * @param cancellation what ends the run from outside
 */
public record RunOptions(
        long seed,
        Optional<ExperimentName> experiment,
        Optional<Dataset> freshRows,
        FailurePolicy onFailure,
        Optional<Duration> limit,
        Optional<Cancellation> cancellation) {
    /** Refuses a limit that leaves no time. */
    public RunOptions {
        if (limit.filter(time -> time.isNegative() || time.isZero()).isPresent()) {
            throw new IllegalArgumentException("a run must have some time, but its limit was " + limit.get());
        }
    }

    /** Seed 42, the pipeline's own experiment, no fresh rows, fails fast, takes as long as it needs. */
    public static RunOptions defaults() {
        return new RunOptions(
                42, Optional.empty(), Optional.empty(), FailurePolicy.FAIL_FAST, Optional.empty(), Optional.empty());
    }

    /** With another seed. */
    public RunOptions withSeed(long other) {
        return new RunOptions(other, experiment, freshRows, onFailure, limit, cancellation);
    }

    /** As part of {@code name}. */
    public RunOptions withExperiment(ExperimentName name) {
        return new RunOptions(seed, Optional.of(name), freshRows, onFailure, limit, cancellation);
    }

    /** With rows for gates to judge candidates by. */
    public RunOptions withFreshRows(Dataset rows) {
        return new RunOptions(seed, experiment, Optional.of(rows), onFailure, limit, cancellation);
    }

    /** With another way to deal with a step that fails. */
    public RunOptions onFailure(FailurePolicy policy) {
        return new RunOptions(seed, experiment, freshRows, policy, limit, cancellation);
    }

    /** Cancelled when it takes longer. */
    public RunOptions within(Duration time) {
        return new RunOptions(seed, experiment, freshRows, onFailure, Optional.of(time), cancellation);
    }

    /** Ended from outside by {@code who}. */
    public RunOptions withCancellation(Cancellation who) {
        return new RunOptions(seed, experiment, freshRows, onFailure, limit, Optional.of(who));
    }
}
