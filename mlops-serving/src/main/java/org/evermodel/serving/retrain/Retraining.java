package org.evermodel.serving.retrain;

import java.util.Optional;
import org.evermodel.ModelVersion;

/**
 * One attempt to replace the champion, and what came of it.
 *
 * @param number 1 for the first, 2 for the next, …
 * @param trigger why it was made
 * @param outcome what came of it
 * @param reason why, in a sentence
 * @param endRow how many labelled rows had come when it was made
 * @param version the version that was registered, if one was
 */
public record Retraining(
        int number, String trigger, Outcome outcome, String reason, long endRow, Optional<ModelVersion> version) {

    /** What came of an attempt. */
    public enum Outcome {
        /** The challenger was better and is the champion now. */
        PROMOTED,
        /** The challenger was better and answers a share of the traffic as canary, until its labels decide. */
        INTRODUCED,
        /**
         * As canary the challenger was worse, or may not be promoted without an approval; it answers no longer, and the
         * champion stays.
         */
        ROLLED_BACK,
        /** The challenger was not good enough; it is registered with the reason, and the champion stays. */
        REFUSED,
        /** The rows do not allow an attempt: too few, of another champion, or of bad quality. */
        BLOCKED,
        /** Something went wrong; the champion stays. */
        FAILED
    }

    /** The same attempt, as it ended at last. */
    Retraining ended(Outcome last, String why, long row) {
        return new Retraining(number, trigger, last, why, row, version);
    }

    @Override
    public String toString() {
        return "Retraining[" + number + " " + outcome
                + version.map(made -> " " + made.uri()).orElse("") + " (" + trigger + "): " + reason + "]";
    }
}
