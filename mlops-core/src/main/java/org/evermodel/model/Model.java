package org.evermodel.model;

import org.evermodel.data.Dataset;
import org.evermodel.data.Row;

/**
 * A fitted model that takes raw rows: the transforms learned in training travel inside it. Immutable and thread-safe
 * until closed.
 *
 * <pre>{@code
 * Prediction answer = model.predict(Row.of("age", 63, "bmi", 31.4));
 * }</pre>
 */
public interface Model extends AutoCloseable {
    /** A model of these parts. */
    static Model of(Signature signature, Encoder encoder, Predictor predictor) {
        return new EncodedModel(signature, encoder, predictor);
    }

    /** What the model takes and answers. */
    Signature signature();

    /** The fitted transforms. */
    Encoder encoder();

    /** The engine's part. */
    Predictor predictor();

    /** Answers one record. Missing cells and unseen categories are handled as in training. */
    Prediction predict(Row row);

    /** Answers all rows of a table that has the input columns. */
    Predictions predict(Dataset table);

    /** Frees what the engine holds. */
    @Override
    void close();
}
