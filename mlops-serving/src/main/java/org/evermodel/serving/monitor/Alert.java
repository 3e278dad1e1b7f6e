package org.evermodel.serving.monitor;

import java.util.List;
import java.util.Locale;

/**
 * Something is no longer as it was. Told once an episode: again only after it was as before in between.
 *
 * @param kind what is not
 * @param window the number of the window in which it was certain enough
 * @param firstRow the number of that window's first row, 0-based, among all that were counted
 * @param lastRow the number of its last row
 * @param columns the columns it shows in, the worst first; of the answers for PREDICTION_DRIFT, the target for ERROR_RATE
 * @param score how large it is: the largest excess of the share of faulty cells, the largest population stability index, or
 *     the rise of the loss, which is infinite where an answer is no finite number
 * @param threshold from where it matters
 * @param reason how that shows, in a sentence
 */
public record Alert(
        Kind kind,
        long window,
        long firstRow,
        long lastRow,
        List<String> columns,
        double score,
        double threshold,
        String reason) {
    /** Copies the columns. */
    public Alert {
        columns = List.copyOf(columns);
    }

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

    @Override
    public String toString() {
        return "Alert[" + kind.id() + " in window " + window + ": " + reason + "]";
    }
}
