package org.evermodel.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.evermodel.ExperimentName;
import org.evermodel.RunId;
import org.evermodel.pipeline.cache.Content;
import org.evermodel.pipeline.cache.Journal;
import org.evermodel.pipeline.journal.RunEntry;
import org.evermodel.pipeline.journal.RunJournal;
import org.evermodel.pipeline.journal.Runs;
import org.evermodel.port.RunRecorder;
import org.evermodel.port.RunRecorder.Outcome;
import org.evermodel.port.RunRecorder.Recording;
import org.evermodel.spi.Storage;
import org.evermodel.spi.Timer;

/** Runs pipelines on the caller's thread and those that are free to help. */
record LocalRunner(
        Optional<Storage> storage,
        Optional<RunRecorder> recorder,
        Supplier<RunListener> listeners,
        Clock clock,
        Timer timer,
        Executor executor,
        Executor hearts,
        int parallelism,
        Keys keys,
        Optional<Journal> outputs,
        Optional<Runs> runs,
        Supplier<RunId> ids,
        Active active)
        implements Runner {

    @Override
    public <I, O> RunResult<O> run(Pipeline<I, O> pipeline, I input, RunOptions options) {
        GraphPipeline<I, O> graph = (GraphPipeline<I, O>) pipeline;
        Held held = Inputs.hold(Execution.requireType(graph, input)).settled();
        Recording recording = record(graph, options);
        RunId id = recorder.isPresent() ? recording.id() : ids.get();
        Optional<RunJournal> journal;
        try {
            journal = runs.map(all -> all.begin(entry(id, graph, held, options)));
        } catch (RuntimeException e) {
            new RunRecord(recording).endAfter(e);
            throw e;
        }
        return go(graph, held, recording, id, journal, false, options);
    }

    private <I, O> RunResult<O> go(
            GraphPipeline<I, O> graph,
            Held input,
            Recording recording,
            RunId id,
            Optional<RunJournal> journal,
            boolean recorded,
            RunOptions options) {
        boolean known = recorder.isPresent() || journal.isPresent();
        LocalRun<I, O> run = new LocalRun<>(
                this, graph, input, recording, known ? Optional.of(id) : Optional.empty(), journal, recorded, options);
        return active.during(run, run::run);
    }

    private Recording record(GraphPipeline<?, ?> graph, RunOptions options) {
        return recorder.orElseGet(RunRecorder::none)
                .start(options.experiment().orElseGet(() -> new ExperimentName(graph.name())), graph.name());
    }

    private RunEntry entry(RunId id, GraphPipeline<?, ?> graph, Held input, RunOptions options) {
        Instant now = clock.instant();
        return new RunEntry(
                id.value(),
                graph.name(),
                graph.digest(),
                graph.places(),
                options.seed(),
                options.experiment().map(ExperimentName::value),
                Optional.empty(),
                input.content().map(Content::digest),
                Optional.of(id.value()),
                RunStatus.RUNNING.name(),
                "",
                now,
                now);
    }

    @Override
    public <I, O> RunResult<O> resume(Pipeline<I, O> pipeline, RunId id, Resume how) {
        return resume((GraphPipeline<I, O>) pipeline, id, Optional.empty(), how);
    }

    @Override
    public <I, O> RunResult<O> resume(Pipeline<I, O> pipeline, RunId id, I input, Resume how) {
        GraphPipeline<I, O> graph = (GraphPipeline<I, O>) pipeline;
        return resume(graph, id, Optional.of(Execution.requireType(graph, input)), how);
    }

    private <I, O> RunResult<O> resume(GraphPipeline<I, O> graph, RunId id, Optional<I> input, Resume how) {
        Runs all = requireRuns("resumes runs");
        Runs.Found found = all.find(id.value());
        Resumption resumption = new Resumption(graph, found.entry(), how);
        resumption.requireOpen();
        all.requireFree(found);
        Set<String> stale = resumption.requireStale();
        Held held = resumption.input(input, storage.orElseThrow().artifacts());
        RunJournal journal =
                all.takeOver(found, entry -> entry.withStatus(RunStatus.RUNNING.name(), "", clock.instant()));
        RunOptions options = resumption.options();
        boolean same = found.entry().definition().equals(graph.digest());
        Optional<Recording> recorded;
        Recording recording;
        try {
            if (!same) {
                journal.replan(
                        entry -> entry.withDefinition(graph.digest(), graph.places()),
                        path -> Resumption.isAmong(stale, path));
            }
            recorded = journal.entry().record().flatMap(known -> recorder.flatMap(who -> who.resume(new RunId(known))));
            recording = recorded.orElseGet(() -> recordAnew(graph, options, id));
            if (recorder.isPresent() && recorded.isEmpty()) {
                journal.recordedAs(recording.id().value());
            }
        } catch (RuntimeException e) {
            giveBack(journal, e);
            throw e;
        }
        return go(graph, held, recording, id, Optional.of(journal), recorded.isPresent(), options);
    }

    /** A record of its own, where there is none yet, or a param that changed could not be recorded in it. */
    private Recording recordAnew(GraphPipeline<?, ?> graph, RunOptions options, RunId id) {
        Recording recording = record(graph, options);
        recording.tags(Map.of("resumes", id.value()));
        return recording;
    }

    private static void giveBack(RunJournal journal, RuntimeException cause) {
        try {
            journal.end(RunStatus.FAILED.name(), "the run could not go on: " + cause);
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public List<UnfinishedRun> unfinished() {
        Instant now = clock.instant();
        return requireRuns("remembers runs").inState(RunStatus.openNames()).stream()
                .filter(found -> !found.isOwned(now))
                .map(UnfinishedRun::of)
                .toList();
    }

    @Override
    public void abandon(RunId run, String why) {
        Runs all = requireRuns("remembers runs");
        Runs.Found found = all.find(run.value());
        Resumption.requireOpen(found.entry());
        String status = RunStatus.ABANDONED.name();
        all.close(found, entry -> entry.withStatus(status, why, clock.instant()));
        all.closeQuestions(run.value());
        found.entry()
                .record()
                .flatMap(known -> recorder.flatMap(who -> who.resume(new RunId(known))))
                .ifPresent(recording -> recording.end(Outcome.KILLED, "abandoned: " + why));
    }

    @Override
    public ApprovalInbox approvals() {
        return new DurableInbox(requireRuns("asks for approvals"), clock);
    }

    @Override
    public Explanation explain(RunId run, String step) {
        return Notes.explain(requireRuns("remembers runs"), run, step);
    }

    @Override
    public PastRun recall(Pipeline<?, ?> pipeline, RunId run) {
        return new Recalling((GraphPipeline<?, ?>) pipeline, requireRuns("remembers runs"), run.value()).recalled();
    }

    @Override
    public boolean park(Duration patience) {
        return active.park(patience);
    }

    private Runs requireRuns(String what) {
        return runs.orElseThrow(() -> new IllegalStateException(
                "only a runner with a storage " + what + "; build it with Runner.builder().storage(…)"));
    }

    @Override
    public <I> Plan plan(Pipeline<I, ?> pipeline, I input, RunOptions options) {
        return plan((GraphPipeline<I, ?>) pipeline, input, options);
    }

    private <I, O> Plan plan(GraphPipeline<I, O> graph, I input, RunOptions options) {
        Held held = Inputs.hold(Execution.requireType(graph, input));
        return new Planning(
                        graph,
                        stored(graph, options, Optional.empty())
                                .<StepCache>map(cache -> cache)
                                .orElseGet(StepCache::none))
                .plan(held);
    }

    /** What the storage keeps, as a run of {@code graph} sees it. */
    Optional<StoredCache> stored(GraphPipeline<?, ?> graph, RunOptions options, Optional<RunId> run) {
        return storage.map(store -> new StoredCache(
                store.artifacts(), outputs.orElseThrow(), keys, clock, graph.name(), options.seed(), run));
    }

    @Override
    public String toString() {
        return "Runner[" + storage.map(Object::toString).orElse("keeps nothing") + "]";
    }
}
