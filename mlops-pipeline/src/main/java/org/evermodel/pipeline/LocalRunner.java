package org.evermodel.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.evermodel.ExperimentName;
import org.evermodel.RunId;
import org.evermodel.pipeline.cache.Journal;
import org.evermodel.port.RunRecorder;
import org.evermodel.port.RunRecorder.Recording;
import org.evermodel.spi.Storage;

/** Runs a pipeline on the caller's thread, one step after the other. */
record LocalRunner(
        Optional<Storage> storage, Optional<RunRecorder> recorder, RunListener listener, Clock clock, Keys keys)
        implements Runner {

    @Override
    public <I, O> RunResult<O> run(Pipeline<I, O> pipeline, I input, RunOptions options) {
        GraphPipeline<I, O> graph = (GraphPipeline<I, O>) pipeline;
        Held held = Inputs.hold(Execution.requireType(graph, input));
        Recording recording = recorder.orElseGet(RunRecorder::none)
                .start(options.experiment().orElseGet(() -> new ExperimentName(graph.name())), graph.name());
        Optional<RunId> run = recorder.map(any -> recording.id());
        Scope scope = new RunScope(options, recording, run, cache(graph, options, run), listener, clock);
        return run(graph, held, scope, new RunRecord(recording), options, run);
    }

    private <I, O> RunResult<O> run(
            GraphPipeline<I, O> graph,
            Held input,
            Scope scope,
            RunRecord record,
            RunOptions options,
            Optional<RunId> run) {
        Instant start = clock.instant();
        Ended<O> ended;
        try {
            if (run.isPresent()) {
                record.begin(graph, input, options);
            }
            scope.tell(new RunEvent.RunStarted(run, graph.name(), graph.ids()));
            ended = new Execution<>(graph, scope).run(input);
        } catch (RuntimeException | Error e) {
            record.endAfter(e);
            throw e;
        }
        record.end(ended);
        RunReport report = new RunReport(
                run, graph.name(), Duration.between(start, clock.instant()), ended.steps(), ended.gates());
        scope.tell(new RunEvent.RunEnded(report));
        return ended.toResult(report);
    }

    @Override
    public <I> Plan plan(Pipeline<I, ?> pipeline, I input, RunOptions options) {
        return plan((GraphPipeline<I, ?>) pipeline, input, options);
    }

    private <I, O> Plan plan(GraphPipeline<I, O> graph, I input, RunOptions options) {
        Held held = Inputs.hold(Execution.requireType(graph, input));
        return new Planning(graph, cache(graph, options, Optional.empty())).plan(held);
    }

    private StepCache cache(GraphPipeline<?, ?> graph, RunOptions options, Optional<RunId> run) {
        return storage.<StepCache>map(store -> new StoredCache(
                        store.artifacts(),
                        Journal.in(store.metadata()),
                        keys,
                        clock,
                        graph.name(),
                        options.seed(),
                        run))
                .orElseGet(StepCache::none);
    }

    @Override
    public String toString() {
        return "Runner[" + storage.map(Object::toString).orElse("keeps nothing") + "]";
    }
}
