package org.evermodel.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.RunId;

/** Something that happened in a run, told while it happens. */
public sealed interface RunEvent {
    /**
     * The run began.
     *
     * @param run the run, where it is recorded
     * @param pipeline the pipeline's name
     * @param steps the ids of all that will be reached, in order
     */
    record RunStarted(Optional<RunId> run, String pipeline, List<String> steps) implements RunEvent {
        /** Copies the ids. */
        public RunStarted {
            steps = List.copyOf(steps);
        }
    }

    /**
     * A step, join or gate began to work.
     *
     * @param id its id
     * @param kind what it does
     */
    record StepStarted(String id, StepKind kind) implements RunEvent {}

    /**
     * A step told how far it is.
     *
     * @param id its id
     * @param fraction in [0, 1]
     * @param doing what it is at, in a few words
     */
    record StepProgressed(String id, double fraction, String doing) implements RunEvent {}

    /**
     * A step told measured values, or the kept output of one was used that had told them.
     *
     * @param id its id
     * @param metrics the values, by name
     * @param point orders the values of one name
     */
    record MetricsTold(String id, Map<String, Double> metrics, long point) implements RunEvent {
        /** Copies the values. */
        public MetricsTold {
            metrics = Map.copyOf(metrics);
        }
    }

    /**
     * A step threw, and is tried again after a pause.
     *
     * @param id its id
     * @param attempt which attempt threw, from 1
     * @param pause how long until the next one
     * @param cause what it threw
     */
    record StepRetrying(String id, int attempt, Duration pause, Exception cause) implements RunEvent {}

    /**
     * The run waits for people.
     *
     * @param id the approval's id
     * @param approval who has to agree to what
     */
    record ApprovalAwaited(String id, Approval approval) implements RunEvent {}

    /**
     * The kept output of a step was used instead of running it.
     *
     * @param report what became of it
     */
    record StepCached(StepReport report) implements RunEvent {}

    /**
     * A gate was judged; its {@link StepFinished} follows.
     *
     * @param judgement what it said
     */
    record GateJudged(Judgement judgement) implements RunEvent {}

    /**
     * A step, join or gate ended or was skipped.
     *
     * @param report what became of it
     */
    record StepFinished(StepReport report) implements RunEvent {}

    /**
     * The run ended, or this process's part in it.
     *
     * @param report what happened
     * @param status what became of it
     * @param reason why, in a sentence
     */
    record RunEnded(RunReport report, RunStatus status, String reason) implements RunEvent {}
}
