package org.evermodel.pipeline.step;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.evermodel.data.Dataset;
import org.evermodel.data.Splits;
import org.evermodel.data.TrainTestSplit;
import org.evermodel.pipeline.StepContext;

/**
 * Draws test rows at random: {@code Split.stratified("readmitted", 0.2).seed(7)}.
 *
 * @param testFraction the share of the test rows, in (0, 1)
 * @param stratifiedBy the column whose values keep their shares; empty for a draw from all rows alike
 * @param ownSeed where chance comes from; empty for the run's seed
 */
public record RandomSplit(double testFraction, Optional<String> stratifiedBy, Optional<Long> ownSeed) implements Split {
    /** Refuses a share that leaves a part empty. */
    public RandomSplit {
        Fractions.require(testFraction);
    }

    /** With chance from {@code seed}, whatever the run's is. */
    public RandomSplit seed(long seed) {
        return new RandomSplit(testFraction, stratifiedBy, Optional.of(seed));
    }

    @Override
    public TrainTestSplit run(Dataset table, StepContext context) {
        long seed = ownSeed.orElseGet(context::seed);
        return stratifiedBy
                .map(column -> Splits.stratified(table, column, testFraction, seed))
                .orElseGet(() -> Splits.random(table, testFraction, seed));
    }

    @Override
    public Map<String, String> parameters() {
        Map<String, String> parameters = new TreeMap<>();
        parameters.put("testFraction", Double.toString(testFraction));
        stratifiedBy.ifPresent(column -> parameters.put("stratifiedBy", column));
        ownSeed.ifPresent(seed -> parameters.put("seed", Long.toString(seed)));
        return parameters;
    }

    @Override
    public boolean seeded() {
        return ownSeed.isEmpty();
    }
}
