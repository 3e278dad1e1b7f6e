package org.evermodel.pipeline.step;

import java.util.List;
import org.evermodel.data.Dataset;
import org.evermodel.data.Splits;
import org.evermodel.data.TrainTestSplit;
import org.evermodel.pipeline.StepContext;

/**
 * Judges by rows that were chosen beforehand.
 *
 * @param testRows the test rows, 0-based
 */
public record ChosenSplit(List<Integer> testRows) implements Split {
    /** Copies the rows. */
    public ChosenSplit {
        testRows = List.copyOf(testRows);
    }

    @Override
    public TrainTestSplit run(Dataset table, StepContext context) {
        return Splits.rows(table, testRows.stream().mapToInt(Integer::intValue).toArray());
    }

    @Override
    public boolean seeded() {
        return false;
    }
}
