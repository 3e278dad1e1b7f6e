package org.evermodel.pipeline;

import java.util.List;
import java.util.Optional;
import org.evermodel.port.RunRecorder.Outcome;

/** What an execution came to. */
record Ended<O>(
        Slot output, Optional<Held> refused, Optional<Failure> failure, List<StepReport> steps, List<Judgement> gates) {

    @SuppressWarnings("unchecked") // the handles of the graph carry the types
    RunResult<O> toResult(RunReport report) {
        if (failure.isPresent()) {
            Failure failed = failure.get();
            return new RunResult.Failed<>(failed.step(), failed.cause(), failed.inputs(), report);
        }
        return output instanceof Slot.Full full
                ? new RunResult.Succeeded<>((O) full.held().value(), report)
                : new RunResult.Refused<>(refused.orElseThrow().value(), report);
    }

    Outcome outcome() {
        if (failure.isPresent()) {
            return failure.get().wasInterrupted() ? Outcome.KILLED : Outcome.FAILED;
        }
        return output instanceof Slot.Full ? Outcome.FINISHED : Outcome.REFUSED;
    }

    String reason() {
        if (failure.isPresent()) {
            return "step \"" + failure.get().step() + "\" failed: "
                    + failure.get().cause();
        }
        List<String> refusals = gates.stream()
                .filter(gate -> !gate.passed())
                .map(Judgement::toString)
                .toList();
        return refusals.isEmpty() ? "all steps are done" : String.join("; ", refusals);
    }
}
