package org.evermodel.pipeline.schedule;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.evermodel.RunId;
import org.evermodel.pipeline.Cancellation;
import org.evermodel.pipeline.Pipeline;
import org.evermodel.pipeline.Resume;
import org.evermodel.pipeline.RunOptions;
import org.evermodel.pipeline.RunStatus;
import org.evermodel.pipeline.Runner;
import org.evermodel.pipeline.UnfinishedRun;

/** Runs a pipeline, and goes on with runs of it that were cut off. */
record PipelineWork<I, O>(
        Runner runner, Pipeline<I, O> pipeline, Function<Firing, ? extends I> input, Unfinished unfinished)
        implements ScheduledTask.Work {

    /**
     * What was left unfinished.
     *
     * @param waiting how many runs wait for people
     * @param cutOff the runs that can be gone on with and that nobody has ended, oldest first
     */
    record Earlier(int waiting, List<RunId> cutOff) {
        static Earlier none() {
            return new Earlier(0, List.of());
        }
    }

    @Override
    public void run(Firing firing, Cancellation cancellation) {
        runner.run(pipeline, input.apply(firing), options(cancellation)).orElseThrow();
    }

    void goOn(RunId run, Cancellation cancellation) {
        runner.resume(pipeline, run, Resume.unchanged().with(options(cancellation)))
                .orElseThrow();
    }

    private static RunOptions options(Cancellation cancellation) {
        return RunOptions.defaults().withCancellation(cancellation);
    }

    Earlier earlier() {
        if (unfinished == Unfinished.BESIDE) {
            return Earlier.none();
        }
        List<UnfinishedRun> own = known().stream()
                .filter(run -> run.pipeline().equals(pipeline.name()))
                .toList();
        int waiting = (int)
                own.stream().filter(run -> run.status() == RunStatus.WAITING).count();
        List<RunId> cutOff = own.stream()
                .filter(PipelineWork::isCutOff)
                .sorted(Comparator.comparing(UnfinishedRun::started))
                .map(UnfinishedRun::run)
                .toList();
        return new Earlier(waiting, cutOff);
    }

    private List<UnfinishedRun> known() {
        try {
            return runner.unfinished();
        } catch (IllegalStateException keepsNothing) {
            // Without a storage no run outlasts its process.
            return List.of();
        }
    }

    /** One that failed, or that somebody cancelled, has come to an end, and is for people to resume. */
    private static boolean isCutOff(UnfinishedRun run) {
        return switch (run.status()) {
            case RUNNING, PARKED -> true;
            case CANCELLED -> Crew.ENDED_BY_SCHEDULER.stream().anyMatch(run.reason()::endsWith);
            default -> false;
        };
    }
}
