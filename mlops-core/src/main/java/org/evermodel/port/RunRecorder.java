package org.evermodel.port;

import java.util.Map;
import org.evermodel.Digest;
import org.evermodel.ExperimentName;
import org.evermodel.RunId;

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
        KILLED
    }

    /** Starts a run of {@code experiment}; {@code name} is for people, such as the pipeline's name. */
    Recording start(ExperimentName experiment, String name);

    /** A run in progress. A value that is logged is durable when the method returns. */
    interface Recording {
        /** The run's identity. */
        RunId id();

        /** Records settings; a name may be given again only with the same value. */
        void params(Map<String, String> params);

        /** Records measured values, each with a step number that orders the points of one name. */
        void metrics(Map<String, Double> metrics, long step);

        /** Records or replaces free facts. */
        void tags(Map<String, String> tags);

        /** Records that the run read something, for lineage: {@code role} such as "train", the digest of its content. */
        void input(String role, Digest content);

        /** Records that the run made something. */
        void output(String role, Digest content);

        /** Ends the run with a reason in one sentence; a second call is refused with IllegalStateException. */
        void end(Outcome outcome, String reason);
    }

    /** A recorder that forgets everything, for pipelines without a registry. */
    static RunRecorder none() {
        return new ForgetfulRunRecorder();
    }
}
