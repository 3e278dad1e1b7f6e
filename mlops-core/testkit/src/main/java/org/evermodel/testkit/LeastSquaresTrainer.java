package org.evermodel.testkit;

import org.evermodel.model.FeatureMatrix;
import org.evermodel.model.Task;
import org.evermodel.model.TrainingSet;

/** The normal equations, solved by Cholesky's decomposition; the ridge keeps equal columns solvable. */
final class LeastSquaresTrainer extends TestTrainer {
    private static final double RIDGE = 1e-6;

    @Override
    public String name() {
        return "least-squares";
    }

    @Override
    public boolean supports(Task task) {
        return task == Task.REGRESSION;
    }

    @Override
    double[] numberWeights(TrainingSet.OfNumbers rows) {
        int size = rows.features().width() + 1;
        double[][] matrix = new double[size][size];
        double[] sums = new double[size];
        for (int row = 0; row < rows.features().rows(); row++) {
            double[] cells = cells(rows.features(), row);
            for (int i = 0; i < size; i++) {
                sums[i] += cells[i] * rows.targets()[row];
                for (int j = 0; j <= i; j++) {
                    matrix[i][j] += cells[i] * cells[j];
                }
            }
        }
        decompose(matrix, RIDGE * rows.features().rows());
        return solve(matrix, sums);
    }

    private static double[] cells(FeatureMatrix features, int row) {
        double[] cells = new double[features.width() + 1];
        System.arraycopy(features.values(), row * features.width(), cells, 0, features.width());
        cells[features.width()] = 1;
        return cells;
    }

    private static void decompose(double[][] matrix, double ridge) {
        for (int i = 0; i < matrix.length; i++) {
            matrix[i][i] += ridge;
            for (int j = 0; j <= i; j++) {
                double rest = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    rest -= matrix[i][k] * matrix[j][k];
                }
                matrix[i][j] = i == j ? Math.sqrt(Math.max(rest, ridge)) : rest / matrix[j][j];
            }
        }
    }

    private static double[] solve(double[][] lower, double[] sums) {
        double[] solution = sums.clone();
        for (int i = 0; i < lower.length; i++) {
            for (int k = 0; k < i; k++) {
                solution[i] -= lower[i][k] * solution[k];
            }
            solution[i] /= lower[i][i];
        }
        for (int i = lower.length - 1; i >= 0; i--) {
            for (int k = i + 1; k < lower.length; k++) {
                solution[i] -= lower[k][i] * solution[k];
            }
            solution[i] /= lower[i][i];
        }
        return solution;
    }

    @Override
    double[][] classWeights(TrainingSet.OfClasses rows) {
        throw new UnsupportedOperationException("least-squares answers numbers only");
    }
}
