package org.evermodel.testkit;

import java.util.Arrays;
import org.evermodel.model.Task;
import org.evermodel.model.TrainingSet;

final class MajorityTrainer extends TestTrainer {
    /** The logarithm of a share of nothing would be infinite. */
    private static final double LEAST_SHARE = 1e-9;

    @Override
    public String name() {
        return "majority";
    }

    @Override
    public boolean supports(Task task) {
        return true;
    }

    @Override
    double[][] classWeights(TrainingSet.OfClasses rows) {
        double[] shares = shares(rows);
        double[][] weights = new double[shares.length][rows.features().width() + 1];
        for (int i = 0; i < shares.length; i++) {
            weights[i][rows.features().width()] = Math.log(Math.max(shares[i], LEAST_SHARE));
        }
        return weights;
    }

    static double[] shares(TrainingSet.OfClasses rows) {
        double[] shares = new double[rows.classes().size()];
        for (int code : rows.codes()) {
            shares[code] += 1.0 / rows.codes().length;
        }
        return shares;
    }

    @Override
    double[] numberWeights(TrainingSet.OfNumbers rows) {
        double[] weights = new double[rows.features().width() + 1];
        weights[rows.features().width()] =
                Arrays.stream(rows.targets()).average().orElse(0);
        return weights;
    }
}
