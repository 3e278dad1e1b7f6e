package org.evermodel.testkit;

import org.evermodel.model.FeatureMatrix;
import org.evermodel.model.Task;
import org.evermodel.model.TrainingSet;

/**
 * The discriminant of normal classes that share their variances: with {@code mu} the class's mean, {@code v} the pooled
 * variance and {@code p} the class's share, {@code log p + sum(x mu / v - mu² / 2v)}.
 */
final class NearestMeanTrainer extends TestTrainer {
    /** A feature that hardly varies within the classes must not decide alone. */
    private static final double LEAST_VARIANCE = 1e-3;

    @Override
    public String name() {
        return "nearest-mean";
    }

    @Override
    public boolean supports(Task task) {
        return task == Task.CLASSIFICATION;
    }

    @Override
    double[][] classWeights(TrainingSet.OfClasses rows) {
        int width = rows.features().width();
        double[][] means = means(rows);
        double[] variances = variances(rows, means);
        double[][] weights = new MajorityTrainer().classWeights(rows);
        for (int i = 0; i < means.length; i++) {
            for (int j = 0; j < width; j++) {
                weights[i][j] = means[i][j] / variances[j];
                weights[i][width] -= means[i][j] * means[i][j] / (2 * variances[j]);
            }
        }
        return weights;
    }

    private static double[][] means(TrainingSet.OfClasses rows) {
        FeatureMatrix features = rows.features();
        double[][] means = new double[rows.classes().size()][features.width()];
        double[] shares = MajorityTrainer.shares(rows);
        for (int row = 0; row < features.rows(); row++) {
            int code = rows.codes()[row];
            for (int j = 0; j < features.width(); j++) {
                means[code][j] += features.get(row, j) / (shares[code] * features.rows());
            }
        }
        return means;
    }

    private static double[] variances(TrainingSet.OfClasses rows, double[][] means) {
        FeatureMatrix features = rows.features();
        double[] variances = new double[features.width()];
        for (int j = 0; j < features.width(); j++) {
            for (int row = 0; row < features.rows(); row++) {
                double distance = features.get(row, j) - means[rows.codes()[row]][j];
                variances[j] += distance * distance / features.rows();
            }
            variances[j] = Math.max(variances[j], LEAST_VARIANCE);
        }
        return variances;
    }

    @Override
    double[] numberWeights(TrainingSet.OfNumbers rows) {
        throw new UnsupportedOperationException("nearest-mean answers classes only");
    }
}
