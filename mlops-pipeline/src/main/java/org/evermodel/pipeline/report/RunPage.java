package org.evermodel.pipeline.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.pipeline.PastRun;
import org.evermodel.pipeline.Pipeline;
import org.evermodel.pipeline.RunReport;
import org.evermodel.pipeline.RunResult;
import org.evermodel.pipeline.RunStatus;

/**
 * A run on one page: how it ended, its graph, each step with its time and why it ran or did not, gates, measures, retries and
 * approvals.
 *
 * <pre>{@code
 * Files.writeString(file, RunPage.of(training, result).with(story).toMarkdown());
 * }</pre>
 *
 * @param report what happened
 * @param outcome SUCCEEDED, REFUSED, FAILED, CANCELLED or WAITING; of a run that was recalled, its {@link RunStatus}
 * @param reason why, in a sentence; empty for a run that succeeded
 * @param definition the digest of the pipeline's definition
 * @param mermaid the pipeline's graph, in Mermaid's language
 * @param metrics what was measured, by step and name
 * @param retries what was tried again
 * @param approvals who was asked
 */
public record RunPage(
        RunReport report,
        String outcome,
        String reason,
        String definition,
        String mermaid,
        Map<String, Map<String, Double>> metrics,
        List<RunStory.Retried> retries,
        List<RunStory.Asked> approvals) {
    /** Copies all. */
    public RunPage {
        metrics = Map.copyOf(metrics);
        retries = List.copyOf(retries);
        approvals = List.copyOf(approvals);
    }

    /** A page of what the result tells. */
    public static RunPage of(Pipeline<?, ?> pipeline, RunResult<?> result) {
        return new RunPage(
                result.report(),
                outcome(result),
                reason(result),
                pipeline.digest().toString(),
                pipeline.toMermaid(),
                Map.of(),
                List.of(),
                List.of());
    }

    /** A page of a run that the journal remembers; its graph is the pipeline's as it is now. */
    public static RunPage of(Pipeline<?, ?> pipeline, PastRun run) {
        boolean succeeded = run.status() == RunStatus.SUCCEEDED;
        return new RunPage(
                run.report(),
                run.status().name(),
                succeeded ? "" : run.reason(),
                run.definition().toString(),
                pipeline.toMermaid()
                        + (run.samePlaces() ? "" : "    %% drawn as it is now; the run had other places\n"),
                run.metrics(),
                List.of(),
                run.approvals().entrySet().stream()
                        .map(each -> new RunStory.Asked(each.getKey(), each.getValue()))
                        .toList());
    }

    /** The same, with what was measured, tried again and asked; throws IllegalArgumentException for another run's story. */
    public RunPage with(RunStory story) {
        if (!story.isOf(report)) {
            throw new IllegalArgumentException("the page of " + report.pipeline()
                    + report.run().map(id -> " as " + id).orElse("") + " cannot tell another run's " + story
                    + "; a runner with several runs needs a story for each: Runner.builder().listeners(…)");
        }
        return new RunPage(
                report, outcome, reason, definition, mermaid, story.metrics(), story.retries(), story.approvals());
    }

    private static String outcome(RunResult<?> result) {
        if (result instanceof RunResult.Succeeded<?>) {
            return "SUCCEEDED";
        }
        if (result instanceof RunResult.Refused<?>) {
            return "REFUSED";
        }
        if (result instanceof RunResult.Failed<?>) {
            return "FAILED";
        }
        return result instanceof RunResult.Cancelled<?> ? "CANCELLED" : "WAITING";
    }

    private static String reason(RunResult<?> result) {
        if (result instanceof RunResult.Refused<?> refused) {
            return String.join(
                    "; ",
                    refused.report().refusals().stream().map(Object::toString).toList());
        }
        if (result instanceof RunResult.Failed<?> failed) {
            return "step \"" + failed.step() + "\" failed in attempt " + failed.attempt() + " on "
                    + String.join(", ", failed.inputs()) + ": " + failed.cause();
        }
        if (result instanceof RunResult.Cancelled<?> cancelled) {
            return cancelled.reason();
        }
        return result instanceof RunResult.Waiting<?> waiting
                ? "waits for " + String.join(", ", waiting.approvals()) + " to be decided"
                : "";
    }

    Optional<String> run() {
        return report.run().map(id -> id.value());
    }

    /** For people, in GitHub's Markdown, with the graph as a Mermaid diagram. */
    public String toMarkdown() {
        return new MarkdownPage(this).text();
    }

    /**
     * For programs: one JSON object of schema 1. {@code schema}, {@code pipeline}, {@code run} (null where it is not
     * recorded), {@code definition}, {@code outcome}, {@code reason}, {@code seconds}, {@code steps} ({@code id, kind,
     * status, seconds, attempts, reasons}), {@code gates} ({@code id, verdict, passed, reason}), {@code metrics} (by step
     * and name; null for what is no number), {@code retries} ({@code step, attempt, cause}), {@code approvals} ({@code id,
     * question, roles, needed}) and {@code mermaid}. Fields are only ever added within a schema.
     */
    public String toJson() {
        return JsonPage.of(this);
    }

    @Override
    public String toString() {
        return "RunPage[" + report.pipeline() + " " + outcome + "]";
    }
}
