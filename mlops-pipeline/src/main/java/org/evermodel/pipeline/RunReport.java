package org.evermodel.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.evermodel.NotFoundException;
import org.evermodel.RunId;

/**
 * What happened in a run, step by step.
 *
 * @param run the run, where it is recorded
 * @param pipeline the pipeline's name
 * @param duration how long it took
 * @param steps what became of each step, join and gate, in the pipeline's order
 * @param gates what the gates that were reached said
 */
public record RunReport(
        Optional<RunId> run, String pipeline, Duration duration, List<StepReport> steps, List<Judgement> gates) {
    /** Copies the lists. */
    public RunReport {
        steps = List.copyOf(steps);
        gates = List.copyOf(gates);
    }

    /** What became of one step; throws NotFoundException naming the steps there are. */
    public StepReport step(String id) {
        return steps.stream()
                .filter(step -> step.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("pipeline " + pipeline + " has no step \"" + id + "\"; it has "
                        + steps.stream().map(StepReport::id).toList()));
    }

    /** How many steps used kept outputs. */
    public int cachedSteps() {
        return (int) steps.stream()
                .filter(step -> step.status() == StepStatus.CACHED)
                .count();
    }

    /** The gates that refused. */
    public List<Judgement> refusals() {
        return gates.stream().filter(gate -> !gate.passed()).toList();
    }

    @Override
    public String toString() {
        return "RunReport[" + pipeline + run.map(id -> " as " + id).orElse("") + ", " + steps.size() + " steps, "
                + cachedSteps() + " cached, " + gates.size() + " gates, "
                + refusals().size() + " refused, "
                + duration.toMillis() + " ms]";
    }
}
