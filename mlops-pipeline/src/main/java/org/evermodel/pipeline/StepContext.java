package org.evermodel.pipeline;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.evermodel.Digest;
import org.evermodel.RunId;
import org.evermodel.port.Along;

/**
 * What a step may ask of the run it is part of. What a step records here is recorded again when its kept output is used,
 * so that a run reads the same whether its steps ran or not. Listeners hear of it at once; in the run's record it stands when
 * the attempt has succeeded, all at once, so that nothing of an attempt that failed is taken for the run's: that is recorded
 * as a part of the run, called {@code train, attempt 1}. What is out of a record's bounds is refused with
 * IllegalArgumentException when it is told, what another step of the run told otherwise at the end of the attempt.
 * Thread-safe.
 */
public interface StepContext {
    /** The run, where one is recorded. */
    Optional<RunId> run();

    /** The step's id in its pipeline. */
    String stepId();

    /**
     * The step's own seed, made from the run's seed and the step's id, so that no other step's work changes it. Throws
     * IllegalStateException for a step that says it is not {@link Step#seeded()}.
     */
    long seed();

    /** A seed for a part of the step, such as {@code fold-3}; the same for the same name, whatever else was asked. */
    long seed(String part);

    /** The time. */
    Clock clock();

    /**
     * Throws {@link RunCancelledException} if the run was cancelled or this attempt's time is up; to be asked now and then
     * by a step that works for long, such as before each fold.
     */
    default void checkCancelled() {}

    /** Tells listeners how far the step is. {@code fraction} in [0, 1]; {@code doing} says what it is at, in a few words. */
    void progress(double fraction, String doing);

    /** Records settings of the run; a name may be given again only with the same value. */
    void params(Map<String, String> params);

    /** Records measured values of the run. */
    default void metrics(Map<String, Double> metrics) {
        metrics(metrics, 0);
    }

    /** Records measured values of the run, with a step number that orders the points of one name. */
    void metrics(Map<String, Double> metrics, long point);

    /** Records free facts of the run. */
    void tags(Map<String, String> tags);

    /** Records that the run read something: {@code role} such as "train", the digest of its content. */
    void input(String role, Digest content);

    /** Records that the run made something. */
    void output(String role, Digest content);

    /**
     * What the run writes down when this step ends with the result of a change that the step makes elsewhere, for whoever
     * makes it: where both are kept in one store, they become durable in one commit, so that no kill leaves a change made by
     * a step that seems not to have ended. Nothing where the run has no journal. Of one attempt of a step, one change takes
     * it along. What the step tells of the change later is lost where the process is killed in between.
     *
     * @param <T> what the step returns
     */
    default <T> Along<T> along() {
        return Along.none();
    }

    /** A context outside any run, to call a step like a function: seeds come from {@code seed}, records go nowhere. */
    static StepContext detached(String stepId, long seed, Clock clock) {
        return new DetachedContext(stepId, seed, clock);
    }
}
