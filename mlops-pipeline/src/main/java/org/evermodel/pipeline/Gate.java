package org.evermodel.pipeline;

import org.evermodel.Verdict;

/**
 * Decides whether what a pipeline made so far may go on. Gates that follow one another are all judged, even where an
 * early one refuses, so that a report names every reason. A gate is judged in every run, never remembered.
 * Implementations are stateless and thread-safe.
 *
 * <pre>{@code
 * Gate<Evaluated> accurate = (candidate, context) -> candidate.evaluation().metric(Metric.ACCURACY)
 *         .map(Estimate::value)
 *         .filter(accuracy -> accuracy >= 0.85)
 *         .<Verdict>map(accuracy -> new Verdict.Accepted("accuracy is at least 0.85"))
 *         .orElseGet(() -> new Verdict.Rejected("accuracy is below 0.85"));
 * }</pre>
 *
 * @param <T> what is judged
 */
@FunctionalInterface
public interface Gate<T> {
    /** Judges; an exception fails the run with this gate's name. */
    Verdict judge(T candidate, GateContext context);

    /** What follows a verdict of {@link Verdict.Insufficient}; refusal unless overridden. Recorded with the verdict. */
    default WhenInsufficient whenInsufficient() {
        return WhenInsufficient.REFUSE;
    }
}
