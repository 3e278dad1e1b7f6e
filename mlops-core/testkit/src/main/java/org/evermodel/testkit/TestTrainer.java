package org.evermodel.testkit;

import java.util.Map;
import org.evermodel.model.Flavor;
import org.evermodel.model.Predictor;
import org.evermodel.model.Task;
import org.evermodel.model.Trainer;
import org.evermodel.model.TrainingSet;

/** What the trainers of the test engine share. */
abstract class TestTrainer implements Trainer {
    @Override
    public Flavor flavor() {
        return TestTrainers.flavor();
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of();
    }

    @Override
    public Predictor train(TrainingSet rows, long seed) {
        if (rows instanceof TrainingSet.OfClasses classes && supports(Task.CLASSIFICATION)) {
            return new LinearPredictor(classWeights(classes), true, provenance(rows, seed));
        }
        if (rows instanceof TrainingSet.OfNumbers numbers && supports(Task.REGRESSION)) {
            return new LinearPredictor(new double[][] {numberWeights(numbers)}, false, provenance(rows, seed));
        }
        throw new IllegalArgumentException(
                name() + " cannot learn from " + rows.getClass().getSimpleName());
    }

    /** For each class a weight for each feature and one that stands alone. */
    abstract double[][] classWeights(TrainingSet.OfClasses rows);

    /** A weight for each feature and one that stands alone. */
    abstract double[] numberWeights(TrainingSet.OfNumbers rows);

    private Map<String, String> provenance(TrainingSet rows, long seed) {
        return Map.of(
                "trainer", name(),
                "rows", Integer.toString(rows.features().rows()),
                "seed", Long.toString(seed));
    }

    @Override
    public String toString() {
        return name();
    }
}
