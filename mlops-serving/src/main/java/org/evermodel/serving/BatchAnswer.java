package org.evermodel.serving;

import org.evermodel.ModelVersion;
import org.evermodel.model.Predictions;

/**
 * The answers for the rows of a table, all by one version.
 *
 * @param series with a row's position names its prediction
 * @param predictions what the model says, row by row
 * @param version which version said it
 * @param route why that version was asked
 */
public record BatchAnswer(String series, Predictions predictions, ModelVersion version, Route route) {
    /** The name of one row's prediction, for its label. */
    public String id(int row) {
        return series + ":" + java.util.Objects.checkIndex(row, predictions.size());
    }

    /** One row's answer as a value of its own. */
    public Answer get(int row) {
        return new Answer(id(row), predictions.get(row), version, route);
    }
}
