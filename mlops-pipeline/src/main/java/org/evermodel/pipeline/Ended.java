package org.evermodel.pipeline;

import java.util.List;
import java.util.Optional;
import org.evermodel.port.RunRecorder.Outcome;

/**
 * What an execution came to.
 *
 * @param failure the first failure: in time, or in the order of the places where a failure ends nothing else
 * @param cancelled why it was ended early, if it was
 */
record Ended<O>(
        Slot output,
        Optional<Held> refused,
        Optional<Failure> failure,
        Optional<String> cancelled,
        List<StepReport> steps,
        List<Judgement> gates) {

    @SuppressWarnings("unchecked") // the handles of the graph carry the types
    RunResult<O> toResult(RunReport report) {
        if (failure.isPresent()) {
            Failure failed = failure.get();
            return new RunResult.Failed<>(failed.step(), failed.attempt(), failed.cause(), failed.inputs(), report);
        }
        if (output instanceof Slot.Full full) {
            return new RunResult.Succeeded<>((O) full.held().value(), report);
        }
        if (cancelled.isPresent()) {
            return new RunResult.Cancelled<>(cancelled.get(), report);
        }
        return isWaiting()
                ? new RunResult.Waiting<>(waiting(), report)
                : new RunResult.Refused<>(refused.orElseThrow().value(), report);
    }

    boolean isWaiting() {
        return output instanceof Slot.Empty empty && empty.cause() == Slot.Cause.WAITING;
    }

    private List<String> waiting() {
        return steps.stream()
                .filter(step -> step.kind() == StepKind.APPROVAL && step.status() == StepStatus.WAITING)
                .map(StepReport::id)
                .toList();
    }

    Outcome outcome() {
        if (failure.isPresent()) {
            return failure.get().wasInterrupted() ? Outcome.KILLED : Outcome.FAILED;
        }
        if (output instanceof Slot.Full) {
            return Outcome.FINISHED;
        }
        if (cancelled.isPresent()) {
            return Outcome.KILLED;
        }
        return isWaiting() ? Outcome.WAITING : Outcome.REFUSED;
    }

    String reason() {
        if (failure.isPresent()) {
            Failure failed = failure.get();
            return "step \"" + failed.step() + "\" failed"
                    + (failed.attempt() > 1 ? " in attempt " + failed.attempt() : "") + ": " + failed.cause();
        }
        if (cancelled.isPresent() && !(output instanceof Slot.Full)) {
            return "cancelled: " + cancelled.get();
        }
        if (isWaiting()) {
            return "waits for " + waiting() + " to be decided";
        }
        List<String> refusals = gates.stream()
                .filter(gate -> !gate.passed())
                .map(Judgement::toString)
                .toList();
        return refusals.isEmpty() ? "all steps are done" : String.join("; ", refusals);
    }
}
