package org.evermodel.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.evermodel.Evermodel;
import org.evermodel.RunId;
import org.evermodel.data.TrainTestSplit;
import org.evermodel.model.Candidate;
import org.evermodel.pipeline.cache.CodeFingerprints;
import org.evermodel.pipeline.cache.Journal;
import org.evermodel.pipeline.journal.Runs;
import org.evermodel.port.CandidateSource;
import org.evermodel.port.RunRecorder;
import org.evermodel.spi.Storage;
import org.evermodel.spi.Timer;

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

    /**
     * Goes on with a run that waited, was parked, cancelled or failed, or whose process died: what it had made is not made
     * again, and it goes the ways that were gone. Its options are the defaults but for its own seed and experiment; its
     * input must be a table, or be given; one whose content cannot be named is believed to be the one it began with.
     *
     * <p>Throws NotFoundException for a run that is not there, {@link RunOverException} for one that is over,
     * {@link org.evermodel.ConflictException} for one that another process goes on with, IllegalArgumentException where
     * the input is not kept, and {@link ChangedPipelineException} where the pipeline is not the one the run began with.
     */
    default <I, O> RunResult<O> resume(Pipeline<I, O> pipeline, RunId run) {
        return resume(pipeline, run, Resume.unchanged());
    }

    /** The same, in the way that is told. */
    <I, O> RunResult<O> resume(Pipeline<I, O> pipeline, RunId run, Resume how);

    /** The same with the input the run began with, which need not be kept then. */
    <I, O> RunResult<O> resume(Pipeline<I, O> pipeline, RunId run, I input, Resume how);

    /**
     * The runs in this runner's storage that can be gone on with, in order of their ids. One whose process died is among
     * them once its lease has run out.
     */
    List<UnfinishedRun> unfinished();

    /**
     * Gives up a run that could be gone on with: nobody resumes it any more, and nobody is asked what it wanted to know.
     * What it had made stays, and is used by others where it may be. Throws NotFoundException for a run that is not there,
     * {@link RunOverException} for one that is over, and {@link org.evermodel.ConflictException} for one that a process goes
     * on with.
     *
     * @param why in a few words, for those who look for it
     */
    void abandon(RunId run, String why);

    /** What runs in this runner's storage ask people. Throws IllegalStateException where it has none. */
    ApprovalInbox approvals();

    /**
     * Parks this runner's runs, for a host that shuts down: they end as cancelled, what they have made is kept, and
     * another process goes on with them. Runs begun later are parked at once.
     *
     * @return whether all have ended before {@code patience} was over
     */
    boolean park(Duration patience);

    /**
     * Why a place of a run of this runner's storage ran, did not run, or decided as it did: for a step that ran, what had
     * changed since the kept output that differed least. Of a run that goes on, places that have ended are known.
     *
     * <p>Throws NotFoundException where there is no such run or nothing is known of the place, and IllegalStateException
     * where the runner has no storage.
     *
     * @param step the place's id in the report
     */
    Explanation explain(RunId run, String step);

    /**
     * What a run of this runner's storage did, in the order of the pipeline, whoever ran it. Of a run that goes on, places
     * that have ended are known.
     *
     * <p>Throws NotFoundException where there is no such run, IllegalArgumentException where it is another pipeline's, and
     * IllegalStateException where the runner has no storage.
     */
    PastRun recall(Pipeline<?, ?> pipeline, RunId run);

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
     * clock, and takes the versions of Java and of this library for the environment.
     */
    static Builder builder() {
        return new Builder(
                Clock.systemUTC(),
                UUID::randomUUID,
                Map.of(
                        "java", Integer.toString(Runtime.version().feature()),
                        "evermodel", Evermodel.version()));
    }

    /** Gathers what a runner works with. Not thread-safe. */
    final class Builder {
        private Optional<Storage> storage = Optional.empty();
        private Optional<RunRecorder> recorder = Optional.empty();
        private Supplier<? extends RunListener> listeners = () -> event -> {};
        private Clock clock;
        private Timer timer = Timer.system();
        private Optional<Executor> executor = Optional.empty();
        private Supplier<Executor> hearts = OwnThreads::executor;
        private Duration lease = Duration.ofMinutes(1);
        private final Supplier<UUID> chance;
        private int parallelism = Runtime.getRuntime().availableProcessors();
        private Map<String, String> environment;

        private Builder(Clock clock, Supplier<UUID> chance, Map<String, String> environment) {
            this.clock = clock;
            this.chance = chance;
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

        /** Who is told while runs go on, of all of them, also of several at a time. */
        public Builder listener(RunListener who) {
            return listeners(() -> who);
        }

        /**
         * Who is told while a run goes on: for each run, resumed ones included, one of its own, so that several runs at a
         * time are told apart.
         */
        public Builder listeners(Supplier<? extends RunListener> each) {
            this.listeners = each;
            return this;
        }

        /** What tells the time. */
        public Builder clock(Clock which) {
            this.clock = which;
            return this;
        }

        /**
         * How long a run belongs to this runner without a sign of life, a minute unless told otherwise: so long others
         * wait before they take over from a process that died.
         */
        public Builder lease(Duration term) {
            if (term.isNegative() || term.isZero()) {
                throw new IllegalArgumentException("a lease must last some time, but was " + term);
            }
            this.lease = term;
            return this;
        }

        /** What pauses and time limits go by; real time unless told otherwise. */
        public Builder timer(Timer which) {
            this.timer = which;
            return this;
        }

        /**
         * At most so many places of one run are at work at a time, at least 1; as many as there are processors unless told
         * otherwise. Results do not depend on it.
         */
        public Builder parallelism(int most) {
            if (most < 1) {
                throw new IllegalArgumentException("a run has at least one thread, but parallelism was " + most);
            }
            this.parallelism = most;
            return this;
        }

        /**
         * Whose threads help the thread that calls {@link Runner#run}, which always works along. The caller shuts it down;
         * one that has no thread to spare leaves the run to work alone. Unless told otherwise the runner has daemon threads
         * of its own, which end when nothing was to do for some seconds.
         */
        public Builder executor(Executor whose) {
            this.executor = Optional.of(whose);
            return this;
        }

        /** Whose threads renew leases: not those of the steps, which may be busy for longer than a lease lasts. */
        Builder hearts(Executor whose) {
            this.hearts = () -> whose;
            return this;
        }

        /**
         * What every kept output depends on, by name, beside what its step declares, in place of the versions of Java and of
         * this library; where one of these differs no output is used again.
         */
        public Builder environment(Map<String, String> versions) {
            this.environment = Map.copyOf(versions);
            return this;
        }

        /** The runner. */
        public Runner build() {
            return new LocalRunner(
                    storage,
                    recorder,
                    listeners::get,
                    clock,
                    timer,
                    executor.orElseGet(OwnThreads::executor),
                    hearts.get(),
                    parallelism,
                    new Keys(new CodeFingerprints(), environment),
                    storage.map(store -> Journal.in(store.metadata())),
                    storage.map(store -> new Runs(store.metadata(), clock, lease, "runner-" + chance.get())),
                    () -> new RunId("run-" + chance.get()),
                    new Active());
        }
    }
}
