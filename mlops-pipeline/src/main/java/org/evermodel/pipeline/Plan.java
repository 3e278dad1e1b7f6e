package org.evermodel.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.evermodel.NotFoundException;

/**
 * What a run would do, found out without doing anything.
 *
 * @param pipeline the pipeline's name
 * @param steps what would happen with each step, join and gate, in the pipeline's order
 */
public record Plan(String pipeline, List<Forecast> steps) {
    /** Copies the steps. */
    public Plan {
        steps = List.copyOf(steps);
    }

    /** What would happen with one step; throws NotFoundException naming the steps there are. */
    public Forecast step(String id) {
        return steps.stream()
                .filter(step -> step.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("pipeline " + pipeline + " has no step \"" + id + "\"; it has "
                        + steps.stream().map(Forecast::id).toList()));
    }

    /**
     * How long the steps that would run take together, one after the other, as far as it is known: of those whose outputs
     * were kept before. Steps that are only known to run when others have run count as if they did.
     */
    public Duration expected() {
        return steps.stream()
                .filter(step -> step.state() == Forecast.State.MISS || step.state() == Forecast.State.BLOCKED)
                .flatMap(step -> step.expected().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** A line for the pipeline and one for each step. */
    @Override
    public String toString() {
        return "Plan[" + pipeline + "]"
                + steps.stream().map(step -> "\n  " + step).collect(Collectors.joining());
    }
}
