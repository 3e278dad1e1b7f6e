package org.evermodel.model;

import java.util.List;
import org.evermodel.data.Dataset;
import org.evermodel.data.Row;
import org.evermodel.data.Schema;

/**
 * Fitted transforms compiled into one flat step from a raw row to numbers. Training and serving use the same instance
 * or one read back from its package, so they cannot disagree. A missing cell, a category unseen in training and a column
 * that is absent are all encoded, never an error. Immutable and thread-safe.
 */
public interface Encoder {
    /** The raw columns that are read. */
    Schema inputs();

    /** The features in order of their slots. */
    List<String> featureNames();

    /** How many numbers a row becomes. */
    default int width() {
        return featureNames().size();
    }

    /**
     * Encodes one record. Throws IllegalArgumentException naming the column where a value has a type the column cannot
     * take.
     *
     * @param row the raw record
     * @param features receives {@link #width()} finite numbers
     */
    void encode(Row row, double[] features);

    /** Encodes all rows of a table that has the input columns, in any order, beside others that are ignored. */
    FeatureMatrix encode(Dataset table);
}
