package org.evermodel.pipeline.step;

import org.evermodel.data.Dataset;
import org.evermodel.data.TrainTestSplit;
import org.evermodel.pipeline.StepContext;

/**
 * Judges by a table of its own.
 *
 * @param test the test rows
 */
public record GivenSplit(Dataset test) implements Split {
    @Override
    public TrainTestSplit run(Dataset table, StepContext context) {
        return new TrainTestSplit(table, test);
    }

    @Override
    public boolean seeded() {
        return false;
    }
}
