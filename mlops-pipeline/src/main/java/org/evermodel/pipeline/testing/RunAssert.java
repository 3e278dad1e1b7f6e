package org.evermodel.pipeline.testing;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.evermodel.NotFoundException;
import org.evermodel.pipeline.Judgement;
import org.evermodel.pipeline.RunResult;
import org.evermodel.pipeline.StepReport;
import org.evermodel.pipeline.StepStatus;

/**
 * What a test demands of a run; each method throws AssertionError where it was otherwise, and returns this.
 *
 * @param <O> what the pipeline makes
 */
public final class RunAssert<O> {
    private final RunResult<O> result;

    RunAssert(RunResult<O> result) {
        this.result = result;
    }

    /** It made its output. */
    public RunAssert<O> succeeded() {
        return require(result instanceof RunResult.Succeeded<?>, "the run succeeds");
    }

    /** It made this output. */
    public RunAssert<O> succeededWith(O output) {
        boolean same = result instanceof RunResult.Succeeded<O> succeeded && Objects.equals(succeeded.output(), output);
        return require(same, "the run succeeds with " + output);
    }

    /** Exactly these gates refused. */
    public RunAssert<O> refusedBy(String... gates) {
        List<String> refused =
                result.report().refusals().stream().map(Judgement::gate).toList();
        boolean same =
                result instanceof RunResult.Refused<?> && Set.copyOf(refused).equals(Set.of(gates));
        return require(same, "the run is refused by " + List.of(gates));
    }

    /** This step threw something of this type. */
    public RunAssert<O> failedAt(String step, Class<? extends Throwable> cause) {
        boolean same = result instanceof RunResult.Failed<?> failed
                && failed.step().equals(step)
                && cause.isInstance(failed.cause());
        return require(same, "step \"" + step + "\" fails with " + cause.getSimpleName());
    }

    /** It was cancelled, for a reason that holds this. */
    public RunAssert<O> cancelledBecause(String reason) {
        boolean same = result instanceof RunResult.Cancelled<?> cancelled
                && cancelled.reason().contains(reason);
        return require(same, "the run is cancelled because of \"" + reason + "\"");
    }

    /** It waits for exactly these approvals. */
    public RunAssert<O> waitsFor(String... approvals) {
        boolean same = result instanceof RunResult.Waiting<?> waiting
                && Set.copyOf(waiting.approvals()).equals(Set.of(approvals));
        return require(same, "the run waits for " + List.of(approvals));
    }

    /** These ran and did well, and no kept outputs were used for them. */
    public RunAssert<O> ran(String... steps) {
        return have(StepStatus.SUCCEEDED, steps);
    }

    /** The kept outputs of these were used. */
    public RunAssert<O> cached(String... steps) {
        return have(StepStatus.CACHED, steps);
    }

    /** These were not reached. */
    public RunAssert<O> skipped(String... steps) {
        return have(StepStatus.SKIPPED, steps);
    }

    /** This one was tried so often. */
    public RunAssert<O> tried(String step, int attempts) {
        return require(report(step).attempts() == attempts, "step \"" + step + "\" is tried " + attempts + " times");
    }

    /** One of the reasons of this one holds this. */
    public RunAssert<O> because(String step, String reason) {
        boolean said = report(step).reasons().stream().anyMatch(each -> each.contains(reason));
        return require(said, "step \"" + step + "\" says \"" + reason + "\"");
    }

    private RunAssert<O> have(StepStatus status, String... steps) {
        for (String step : steps) {
            require(report(step).status() == status, "step \"" + step + "\" is " + status);
        }
        return this;
    }

    private StepReport report(String step) {
        try {
            return result.report().step(step);
        } catch (NotFoundException e) {
            throw new AssertionError(e.getMessage() + "\n" + result.report(), e);
        }
    }

    private RunAssert<O> require(boolean met, String expected) {
        if (!met) {
            throw new AssertionError("expected that " + expected + ", but it " + ending() + "\n" + result.report());
        }
        return this;
    }

    private String ending() {
        if (result instanceof RunResult.Failed<?> failed) {
            return "failed at \"" + failed.step() + "\": " + failed.cause();
        }
        if (result instanceof RunResult.Refused<?> refused) {
            return "was refused: " + refused.report().refusals();
        }
        if (result instanceof RunResult.Cancelled<?> cancelled) {
            return "was cancelled: " + cancelled.reason();
        }
        return result instanceof RunResult.Waiting<?> waiting ? "waits for " + waiting.approvals() : "succeeded";
    }

    @Override
    public String toString() {
        return "RunAssert[" + result + "]";
    }
}
