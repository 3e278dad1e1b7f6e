package org.evermodel.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.evermodel.RunId;
import org.evermodel.StorageException;
import org.evermodel.pipeline.journal.LostRunException;
import org.evermodel.pipeline.journal.RunJournal;
import org.evermodel.port.RunRecorder.Recording;
import org.evermodel.spi.Timer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of a runner, from its beginning, or from where it was taken over, to its end. */
final class LocalRun<I, O> {
    private static final Logger log = LoggerFactory.getLogger(LocalRun.class);
    private static final String PARKED = "parked, because its host is shut down";

    private final LocalRunner runner;
    private final GraphPipeline<I, O> graph;
    private final Held input;
    private final RunRecord record;
    private final Recording recording;
    private final Optional<RunId> id;
    private final Optional<RunJournal> journal;
    private final boolean recorded;
    private final RunOptions options;
    private final Cancellation cancellation = new Cancellation();
    private final Hands hands;
    private final Spills spills;

    LocalRun(
            LocalRunner runner,
            GraphPipeline<I, O> graph,
            Held input,
            Recording recording,
            Optional<RunId> id,
            Optional<RunJournal> journal,
            boolean recorded,
            RunOptions options) {
        this.runner = runner;
        this.graph = graph;
        this.input = input;
        this.recording = recording;
        this.record = new RunRecord(recording);
        this.id = id;
        this.journal = journal;
        this.recorded = recorded;
        this.options = options;
        this.hands = new Hands(runner.executor(), runner.parallelism());
        this.spills = new Spills(hands);
    }

    /** Ends it so that another process can go on with it. */
    void park() {
        cancellation.cancel(PARKED);
    }

    @SuppressWarnings("try") // they are there to be closed
    RunResult<O> run() {
        try (Cancellation.Guarded linked =
                        options.cancellation().orElseGet(Cancellation::new).passOnTo(cancellation);
                Timer.Alarm limit = limit();
                Timer.Alarm heart = heart()) {
            return work();
        }
    }

    private Timer.Alarm heart() {
        return journal.<Timer.Alarm>map(each -> Heartbeat.start(each, runner.timer(), runner.hearts(), cancellation))
                .orElse(() -> {});
    }

    private Timer.Alarm limit() {
        return options.limit()
                .map(limit ->
                        runner.timer().after(limit, () -> cancellation.cancel("it may take " + limit + " at most")))
                .orElse(() -> {});
    }

    private RunResult<O> work() {
        Instant start = runner.clock().instant();
        Ended<O> ended;
        Scope scope;
        try {
            scope = scope();
            if (runner.recorder().isPresent() && !recorded) {
                record.begin(graph, input, options);
            }
            scope.tell(new RunEvent.RunStarted(id, graph.name(), graph.ids()));
            ended = new Execution<>(graph, scope).run(input);
            spills.end();
        } catch (RuntimeException | Error e) {
            endSpills(e);
            if (!isLost()) {
                record.endAfter(e);
                end(RunStatus.FAILED, "the run broke down: " + e, Optional.empty());
            }
            throw e;
        }
        RunStatus status = isLost() ? RunStatus.CANCELLED : statusOf(ended);
        String reason = isLost() ? LostRunException.REASON : ended.reason();
        if (!isLost()) {
            record.end(ended);
            end(status, reason, Optional.of(ended.steps()));
        }
        RunReport report = new RunReport(
                id, graph.name(), Duration.between(start, runner.clock().instant()), ended.steps(), ended.gates());
        scope.tell(new RunEvent.RunEnded(report, status, reason));
        return isLost() ? new RunResult.Cancelled<>(LostRunException.REASON, report) : ended.toResult(report);
    }

    /** What goes wrong now must not hide what went wrong before, nor keep the run from being ended. */
    private void endSpills(Throwable before) {
        try {
            spills.end();
        } catch (RuntimeException | Error e) {
            if (e != before) {
                before.addSuppressed(e);
            }
        }
    }

    private static RunStatus statusOf(Ended<?> ended) {
        RunStatus status = RunStatus.of(ended);
        boolean parked = ended.cancelled().equals(Optional.of(PARKED));
        return parked && status == RunStatus.CANCELLED ? RunStatus.PARKED : status;
    }

    /** Whether another process goes on with the run: then what comes of it is that one's to tell. */
    private boolean isLost() {
        return journal.filter(RunJournal::isLost).isPresent();
    }

    private Scope scope() {
        Optional<StoredCache> stored = runner.stored(graph, options, id);
        StepCache cache = stored.<StepCache>map(each -> journal.<StepCache>map(
                                written -> new DurableCache(each, written, input, recorded, spills, runner.clock()))
                        .orElse(each))
                .orElseGet(StepCache::none);
        return new RunScope(
                options,
                recording,
                runner.recorder().isPresent(),
                id,
                cache,
                journal.<Approvals>map(each ->
                                new DurableApprovals(each, spills, runner.runs().orElseThrow(), input, runner))
                        .orElseGet(Approvals::none),
                journal.<Decisions>map(each -> new DurableDecisions(each, spills, runner.clock()))
                        .orElseGet(Decisions::forgotten),
                SerialListener.from(runner.listeners()),
                cancellation,
                hands,
                runner.timer(),
                runner.clock());
    }

    /** What was done stands, whether or not its end can be written down: without it, the run is taken for dead. */
    private void end(RunStatus status, String reason, Optional<List<StepReport>> steps) {
        journal.ifPresent(each -> {
            try {
                if (status.isOpen()) {
                    keepInput(each);
                }
                steps.map(known -> Notes.of(known, each))
                        .ifPresentOrElse(
                                notes -> each.end(status.name(), reason, notes), () -> each.end(status.name(), reason));
                if (!status.isOpen() && graph.asksPeople()) {
                    runner.runs().orElseThrow().closeQuestions(each.entry().run());
                }
            } catch (LostRunException e) {
                log.warn(
                        "run {} ended as {}, but is no longer this process's",
                        each.entry().run(),
                        status,
                        e);
            } catch (RuntimeException e) {
                log.warn(
                        "the end of run {} as {} could not be journaled",
                        each.entry().run(),
                        status,
                        e);
            }
        });
    }

    /** So that who goes on need not have it; no first step may have ended yet. */
    private void keepInput(RunJournal written) {
        if (written.entry().input().isEmpty()) {
            try {
                input.keep(runner.storage().orElseThrow().artifacts()).ifPresent(written::keepInput);
            } catch (StorageException e) {
                log.warn(
                        "the input of run {} could not be kept", written.entry().run(), e);
            }
        }
    }
}
