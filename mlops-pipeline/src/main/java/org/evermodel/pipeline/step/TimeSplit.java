package org.evermodel.pipeline.step;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.evermodel.data.Dataset;
import org.evermodel.data.Splits;
import org.evermodel.data.TrainTestSplit;
import org.evermodel.pipeline.StepContext;

/**
 * Judges by the latest rows.
 *
 * @param testFraction the share of the test rows, in (0, 1)
 * @param orderedBy the column of times; empty where the table is in order of time
 */
public record TimeSplit(double testFraction, Optional<String> orderedBy) implements Split {
    /** Refuses a share that leaves a part empty. */
    public TimeSplit {
        Fractions.require(testFraction);
    }

    @Override
    public TrainTestSplit run(Dataset table, StepContext context) {
        return orderedBy
                .map(column -> Splits.byTime(table, column, testFraction))
                .orElseGet(() -> Splits.byTime(table, testFraction));
    }

    @Override
    public Map<String, String> parameters() {
        Map<String, String> parameters = new TreeMap<>();
        parameters.put("testFraction", Double.toString(testFraction));
        parameters.put("orderedBy", orderedBy.orElse("the order of the table"));
        return parameters;
    }

    @Override
    public boolean seeded() {
        return false;
    }
}
