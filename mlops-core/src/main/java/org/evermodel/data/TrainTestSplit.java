package org.evermodel.data;

/**
 * A table cut in two.
 *
 * @param train the rows to learn from
 * @param test the rows kept back to judge what was learned
 */
public record TrainTestSplit(Dataset train, Dataset test) {
    /** Refuses parts of different schemas. */
    public TrainTestSplit {
        if (!train.schema().equals(test.schema())) {
            throw new IllegalArgumentException("training and test rows must have one schema, but have " + train.schema()
                    + " and " + test.schema());
        }
    }

    @Override
    public String toString() {
        return "TrainTestSplit[" + train.rowCount() + " training rows, " + test.rowCount() + " test rows]";
    }
}
