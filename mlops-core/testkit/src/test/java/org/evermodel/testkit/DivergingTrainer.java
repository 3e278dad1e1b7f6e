package org.evermodel.testkit;

import java.util.Arrays;
import org.evermodel.model.Task;
import org.evermodel.model.TrainingSet;

/** Answers with NaN. */
final class DivergingTrainer extends TestTrainer {
    @Override
    public String name() {
        return "diverging";
    }

    @Override
    public boolean supports(Task task) {
        return true;
    }

    @Override
    double[][] classWeights(TrainingSet.OfClasses rows) {
        double[][] weights = new double[rows.classes().size()][];
        Arrays.setAll(weights, i -> weights(rows));
        return weights;
    }

    @Override
    double[] numberWeights(TrainingSet.OfNumbers rows) {
        return weights(rows);
    }

    private static double[] weights(TrainingSet rows) {
        double[] weights = new double[rows.features().width() + 1];
        Arrays.fill(weights, Double.NaN);
        return weights;
    }
}
