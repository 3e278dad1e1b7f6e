package org.evermodel.pipeline.step;

import java.util.Arrays;
import java.util.Optional;
import org.evermodel.artifact.Codec;
import org.evermodel.data.Dataset;
import org.evermodel.data.Splits;
import org.evermodel.data.TrainTestSplit;
import org.evermodel.data.TrainTestSplits;
import org.evermodel.pipeline.Step;

/**
 * Cuts a table into rows to learn from and rows to judge by, as {@link Splits} does. The output is kept.
 *
 * <pre>{@code
 * .step("split", Split.stratified("readmitted", 0.2))
 * .step("split", Split.random(0.3).seed(42))
 * }</pre>
 *
 * <p>A table that cannot be cut this way fails the run.
 */
public sealed interface Split extends Step<Dataset, TrainTestSplit>
        permits RandomSplit, TimeSplit, ChosenSplit, GivenSplit {

    /** Draws the test rows at random; {@code testFraction} lies in (0, 1). */
    static RandomSplit random(double testFraction) {
        return new RandomSplit(testFraction, Optional.empty(), Optional.empty());
    }

    /** Draws the test rows at random, in proportion from the rows of each value of {@code column}. */
    static RandomSplit stratified(String column, double testFraction) {
        return new RandomSplit(testFraction, Optional.of(column), Optional.empty());
    }

    /** Takes the last rows of the table as test rows. */
    static Split byTime(double testFraction) {
        return new TimeSplit(testFraction, Optional.empty());
    }

    /** Takes the latest rows by {@code column}, of type timestamp, as test rows. */
    static Split byTime(String column, double testFraction) {
        return new TimeSplit(testFraction, Optional.of(column));
    }

    /** Takes exactly these rows, 0-based, as test rows. */
    static Split testRows(int... rows) {
        return new ChosenSplit(Arrays.stream(rows).boxed().toList());
    }

    /** Takes all rows to learn from, and {@code test} to judge by. */
    static Split against(Dataset test) {
        return new GivenSplit(test);
    }

    @Override
    default Optional<Codec<TrainTestSplit>> codec() {
        return Optional.of(TrainTestSplits.codec());
    }
}
