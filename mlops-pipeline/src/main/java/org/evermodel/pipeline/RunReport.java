package org.evermodel.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
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

    /** A line for the run and an aligned one for each step: made to be read at a prompt. */
    @Override
    public String toString() {
        int longest = steps.stream().mapToInt(step -> step.id().length()).max().orElse(0);
        String rows = steps.stream()
                .map(step -> String.format(
                        Locale.ROOT,
                        "\n  %-" + Math.max(1, longest) + "s  %-9s %8d ms  %s",
                        plain(step.id()),
                        step.status(),
                        step.duration().toMillis(),
                        plain(String.join("; ", step.reasons()))))
                .collect(Collectors.joining());
        String said =
                gates.stream().map(gate -> "\n  " + plain(gate.toString())).collect(Collectors.joining());
        return "RunReport[" + pipeline + run.map(id -> " as " + id).orElse("") + ", " + steps.size() + " steps, "
                + cachedSteps() + " cached, " + gates.size() + " gates, "
                + refusals().size() + " refused, "
                + duration.toMillis() + " ms]" + rows + said;
    }

    /** On one line, without anything that would steer the terminal of a prompt. */
    private static String plain(String text) {
        return text.replaceAll("[\\p{Cc}\\u202a-\\u202e\\u2066-\\u2069]+", " ");
    }
}
