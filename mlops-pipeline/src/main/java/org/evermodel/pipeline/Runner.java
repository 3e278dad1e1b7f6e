package org.evermodel.pipeline;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.evermodel.data.TrainTestSplit;
import org.evermodel.model.Candidate;
import org.evermodel.pipeline.cache.CodeFingerprints;
import org.evermodel.port.CandidateSource;
import org.evermodel.port.RunRecorder;
import org.evermodel.spi.Storage;

/**
 * Runs pipelines. The outputs of steps that have a codec are kept in the runner's storage, and a step whose output is
 * kept under all it depends on does not run again: neither in the next run, nor after a run that was killed.
 *
 * <pre>{@code
 * Runner runner = Runner.of(storage, registry.recorder());
 * System.out.println(runner.plan(training, patients));
 * Evaluated evaluated = runner.run(training, patients).orElseThrow();
 * }</pre>
 *
 * <p>Thread-safe. Any number of runners, in any number of processes, may share one storage.
 */
public interface Runner {
    /** Runs {@code pipeline} with {@link RunOptions#defaults()}. */
    default <I, O> RunResult<O> run(Pipeline<I, O> pipeline, I input) {
        return run(pipeline, input, RunOptions.defaults());
    }

    /**
     * Runs {@code pipeline}. What a step, join or gate throws becomes {@link RunResult.Failed}; an Error is thrown on.
     * Throws IllegalArgumentException where the input is not of the pipeline's type.
     */
    <I, O> RunResult<O> run(Pipeline<I, O> pipeline, I input, RunOptions options);

    /** What {@link #run(Pipeline, Object)} would do. */
    default <I> Plan plan(Pipeline<I, ?> pipeline, I input) {
        return plan(pipeline, input, RunOptions.defaults());
    }

    /**
     * What a run would do with each step, and why. Reads kept outputs and puts joined records together, since what
     * follows depends on them; runs no step, judges no gate, records nothing and writes nothing.
     */
    <I> Plan plan(Pipeline<I, ?> pipeline, I input, RunOptions options);

    /**
     * A pipeline of this runner as a source of candidates for whoever retrains. A run that fails or is refused by a gate
     * throws what {@link RunResult#orElseThrow()} does.
     */
    default CandidateSource candidates(Pipeline<TrainTestSplit, Candidate> pipeline) {
        return new PipelineCandidates(this, pipeline);
    }

    /** A runner that keeps outputs in {@code storage} and tells {@code recorder} of its runs. */
    static Runner of(Storage storage, RunRecorder recorder) {
        return builder().storage(storage).recorder(recorder).build();
    }

    /**
     * A runner in the making: until told otherwise it keeps nothing, records nothing, has no listener, reads the system's
     * clock, and takes the Java version for the environment.
     */
    static Builder builder() {
        return new Builder(
                Clock.systemUTC(),
                Map.of("java", Integer.toString(Runtime.version().feature())));
    }

    /** Gathers what a runner works with. Not thread-safe. */
    final class Builder {
        private Optional<Storage> storage = Optional.empty();
        private Optional<RunRecorder> recorder = Optional.empty();
        private RunListener listener = event -> {};
        private Clock clock;
        private Map<String, String> environment;

        private Builder(Clock clock, Map<String, String> environment) {
            this.clock = clock;
            this.environment = environment;
        }

        /** Where outputs of steps are kept. The caller closes it. */
        public Builder storage(Storage where) {
            this.storage = Optional.of(where);
            return this;
        }

        /** Who is told of runs. */
        public Builder recorder(RunRecorder who) {
            this.recorder = Optional.of(who);
            return this;
        }

        /** Who is told while a run goes on. */
        public Builder listener(RunListener who) {
            this.listener = who;
            return this;
        }

        /** What tells the time. */
        public Builder clock(Clock which) {
            this.clock = which;
            return this;
        }

        /**
         * What every kept output depends on, by name, beside what its step declares; where one of these differs no
         * output is used again.
         */
        public Builder environment(Map<String, String> versions) {
            this.environment = Map.copyOf(versions);
            return this;
        }

        /** The runner. */
        public Runner build() {
            return new LocalRunner(storage, recorder, listener, clock, new Keys(new CodeFingerprints(), environment));
        }
    }
}
