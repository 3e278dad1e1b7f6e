package org.evermodel.serving.monitor;

import java.util.Locale;

/**
 * Something is no longer as it was. Told once an episode.
 *
 * @param kind what is not
 * @param reason how that shows, in a sentence
 */
public record Alert(Kind kind, String reason) {
    /** What an alert is about. */
    public enum Kind {
        /** Cells are missing or of another kind far more often than in the reference: to be mended, not learned. */
        DATA_QUALITY,
        /** The rows that are asked about look otherwise. */
        FEATURE_DRIFT,
        /** The answers look otherwise. */
        PREDICTION_DRIFT,
        /** The labels that came late say that the model is wrong more often, or by more. */
        ERROR_RATE;

        /** The kind's name in reports: {@code feature-drift}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
