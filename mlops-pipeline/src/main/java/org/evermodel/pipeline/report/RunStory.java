package org.evermodel.pipeline.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.evermodel.RunId;
import org.evermodel.pipeline.Approval;
import org.evermodel.pipeline.RunEvent;
import org.evermodel.pipeline.RunListener;
import org.evermodel.pipeline.RunReport;
import org.evermodel.pipeline.StepReport;
import org.evermodel.pipeline.StepStatus;

/**
 * Remembers of a run what its report does not say: what was measured, what was tried again and why, and who was asked. It
 * tells of the run that began last, and knows which that was. A runner with several runs side by side, such as one that a
 * scheduler uses, needs one for each: {@code listeners(() -> …)} of its builder.
 *
 * <pre>{@code
 * RunStory story = new RunStory();
 * Runner runner = Runner.builder().storage(storage).listener(story).build();
 * RunResult<Evaluated> result = runner.run(training, patients);
 * Files.writeString(page, RunPage.of(training, result).with(story).toMarkdown());
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class RunStory implements RunListener {
    private final Map<String, Map<String, Double>> metrics = new TreeMap<>();
    private final List<Retried> retries = new ArrayList<>();
    private final List<Asked> approvals = new ArrayList<>();
    private Optional<RunEvent.RunStarted> begun = Optional.empty();
    private Optional<RunReport> ended = Optional.empty();

    /** A story of nothing yet. */
    public RunStory() {}

    /**
     * A step that was tried again.
     *
     * @param step its id
     * @param attempt which attempt threw, from 1
     * @param cause what it threw, in words
     */
    public record Retried(String step, int attempt, String cause) {}

    /**
     * People that were asked.
     *
     * @param id the approval's id
     * @param approval who has to agree to what
     */
    public record Asked(String id, Approval approval) {}

    @Override
    public synchronized void on(RunEvent event) {
        if (event instanceof RunEvent.RunStarted started) {
            begun = Optional.of(started);
            ended = Optional.empty();
            metrics.clear();
            retries.clear();
            approvals.clear();
        } else if (event instanceof RunEvent.MetricsTold told) {
            metrics.computeIfAbsent(told.id(), id -> new TreeMap<>()).putAll(told.metrics());
        } else if (event instanceof RunEvent.StepRetrying retrying) {
            metrics.remove(retrying.id());
            retries.add(new Retried(
                    retrying.id(), retrying.attempt(), retrying.cause().toString()));
        } else if (event instanceof RunEvent.StepFinished finished) {
            forgetUnlessDone(finished.report());
        } else if (event instanceof RunEvent.ApprovalAwaited awaited) {
            approvals.add(new Asked(awaited.id(), awaited.approval()));
        } else if (event instanceof RunEvent.RunEnded over) {
            ended = Optional.of(over.report());
        }
    }

    /** What a step measured counts where it succeeded. */
    private void forgetUnlessDone(StepReport step) {
        if (step.status() == StepStatus.FAILED || step.status() == StepStatus.CANCELLED) {
            metrics.remove(step.id());
        }
    }

    /** Which run it tells of; empty for one that is not recorded, and before one began. */
    public synchronized Optional<RunId> run() {
        return begun.flatMap(RunEvent.RunStarted::run);
    }

    /** Which pipeline's run it tells of; empty before one began. */
    public synchronized Optional<String> pipeline() {
        return begun.map(RunEvent.RunStarted::pipeline);
    }

    /** Runs that are recorded are told apart by their identity, others by what happened in them. */
    synchronized boolean isOf(RunReport report) {
        return pipeline().equals(Optional.of(report.pipeline()))
                && run().equals(report.run())
                && (run().isPresent() || ended.equals(Optional.of(report)));
    }

    @Override
    public synchronized String toString() {
        return "RunStory["
                + pipeline()
                        .map(name -> name + run().map(id -> " as " + id).orElse(""))
                        .orElse("of no run yet")
                + "]";
    }

    /** The last value of each measure, by step and name. */
    public synchronized Map<String, Map<String, Double>> metrics() {
        Map<String, Map<String, Double>> copy = new TreeMap<>();
        metrics.forEach((step, values) -> copy.put(step, Map.copyOf(values)));
        return copy;
    }

    /** What was tried again, in order. */
    public synchronized List<Retried> retries() {
        return List.copyOf(retries);
    }

    /** Who was asked, in order. */
    public synchronized List<Asked> approvals() {
        return List.copyOf(approvals);
    }
}
