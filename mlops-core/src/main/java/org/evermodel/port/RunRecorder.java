package org.evermodel.port;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.evermodel.ArtifactRef;
import org.evermodel.Digest;
import org.evermodel.ExperimentName;
import org.evermodel.RunId;
import org.evermodel.spi.ArtifactStore;

/** Remembers what ran. Implemented by the registry; a pipeline tells it what happens. Thread-safe. */
public interface RunRecorder {
    /** How a run ended. */
    enum Outcome {
        /** All that was asked for was done. */
        FINISHED,
        /** A gate refused; the run itself did what it should. */
        REFUSED,
        /** Something went wrong. */
        FAILED,
        /** The owner was stopped before the end. */
        KILLED,
        /** It waits for people and holds nothing meanwhile; it goes on when it is resumed. */
        WAITING
    }

    /** Starts a run of {@code experiment}; {@code name} is for people, such as the pipeline's name. */
    Recording start(ExperimentName experiment, String name);

    /**
     * Goes on with a run that was recorded here, whether it waits, was stopped or its owner died: what is recorded from now
     * on is added to it, and whoever recorded it before is refused from then on. Empty where there is no such run, or where
     * runs cannot be gone on with.
     */
    default Optional<Recording> resume(RunId run) {
        return Optional.empty();
    }

    /** A run in progress. A value that is logged is durable when the method returns. */
    interface Recording {
        /** The run's identity. */
        RunId id();

        /** Starts a run of the same experiment that is part of this one, such as a fold or a trial of a search. */
        Recording child(String name);

        /**
         * Records all of a batch or, where it is refused, nothing of it. Throws IllegalArgumentException where a param is
         * there already with another value.
         */
        void log(RunBatch batch);

        /** Records settings; a name may be given again only with the same value. */
        default void params(Map<String, String> params) {
            log(RunBatch.builder().params(params).build());
        }

        /** Records measured values, each with a step number that orders the points of one name. */
        default void metrics(Map<String, Double> metrics, long step) {
            log(RunBatch.builder().metrics(metrics, step).build());
        }

        /** Records or replaces free facts. */
        default void tags(Map<String, String> tags) {
            log(RunBatch.builder().tags(tags).build());
        }

        /** Removes free facts; those that are not there are no matter. */
        void untag(Set<String> tags);

        /** Records that the run read something, for lineage: {@code role} such as "train", the digest of its content. */
        void input(String role, Digest content);

        /** Records that the run made something. */
        void output(String role, Digest content);

        /**
         * Keeps bytes with the run, such as a plot or a report, under a name like {@code plots/roc.svg}: parts of letters,
         * digits and most signs, separated by slashes. A name may be given again only with the same bytes; throws
         * IllegalArgumentException otherwise.
         */
        ArtifactRef artifact(String name, ArtifactStore.Content content);

        /** Ends the run with a reason in one sentence; a second call is refused with IllegalStateException. */
        void end(Outcome outcome, String reason);
    }

    /** A recorder that forgets everything, for pipelines without a registry. */
    static RunRecorder none() {
        return new ForgetfulRunRecorder(() -> new RunId("run-" + UUID.randomUUID()));
    }
}
