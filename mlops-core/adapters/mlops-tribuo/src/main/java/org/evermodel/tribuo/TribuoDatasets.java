package org.evermodel.tribuo;

import org.evermodel.model.TrainingSet;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.regression.Regressor;

/**
 * Encoded tables as datasets of Tribuo's, for what is done with its own evaluators, trainers and tools.
 *
 * <pre>{@code
 * Encoder encoder = Transforms.impute().oneHot().fit(table.drop("price"));
 * MutableDataset<Regressor> examples = TribuoDatasets.of(new TrainingSet.OfNumbers(encoder.encode(table), prices));
 * }</pre>
 *
 * <p>Each feature has its name in the matrix and is there in each example, zeros included. The number that is predicted is
 * called {@code y}. Equal rows give equal datasets.
 */
public final class TribuoDatasets {
    private TribuoDatasets() {}

    /** Rows with a class each. */
    public static MutableDataset<Label> of(TrainingSet.OfClasses rows) {
        return Examples.named(rows);
    }

    /** Rows with a number each. */
    public static MutableDataset<Regressor> of(TrainingSet.OfNumbers rows) {
        return Examples.named(rows);
    }
}
