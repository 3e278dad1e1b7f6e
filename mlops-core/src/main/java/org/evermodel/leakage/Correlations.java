package org.evermodel.leakage;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.evermodel.data.Column;

/** How columns go with each other and with the target, over rows that have all of them. */
final class Correlations {
    /** Columns that go together so closely cannot be told apart in a sum. */
    private static final double SINGULAR = 1e-8;

    private final double[][] between;
    private final double[] withTarget;

    private Correlations(double[][] between, double[] withTarget) {
        this.between = between;
        this.withTarget = withTarget;
    }

    static Correlations of(List<Column> columns, TargetCells target, int[] rows) {
        return of(
                columns.stream().map(column -> Cells.numbers(column, rows)).toArray(double[][]::new),
                Cells.numbers(target.column(), rows));
    }

    /** Of the cells of each column and those of the target, in the same rows; a column that lacks one is told nothing of. */
    static Correlations of(double[][] columns, double[] target) {
        double[] wanted = standardized(target);
        double[][] cells =
                Arrays.stream(columns).map(Correlations::standardized).toArray(double[][]::new);
        double[][] between = new double[cells.length][cells.length];
        double[] withTarget = new double[cells.length];
        for (int i = 0; i < cells.length; i++) {
            withTarget[i] = product(cells[i], wanted);
            for (int j = 0; j <= i; j++) {
                between[i][j] = product(cells[i], cells[j]);
                between[j][i] = between[i][j];
            }
        }
        return new Correlations(between, withTarget);
    }

    /** Of one column with the target, over the rows that have it; 0 where either does not vary. */
    static double of(Column column, TargetCells target, int[] rows) {
        int[] present =
                IntStream.of(rows).filter(row -> Cells.isFinite(column, row)).toArray();
        return of(List.of(column), target, present).withTarget[0];
    }

    /** With mean 0 and a sum of squares of 1; all 0 where nothing varies. */
    private static double[] standardized(double[] numbers) {
        double mean = 0;
        for (double number : numbers) {
            mean += number / numbers.length;
        }
        double[] centred = new double[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            centred[i] = numbers[i] - mean;
        }
        double size = Math.sqrt(product(centred, centred));
        for (int i = 0; i < numbers.length; i++) {
            centred[i] = size > 0 && Double.isFinite(size) ? centred[i] / size : 0;
        }
        return centred;
    }

    private static double product(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    /**
     * The share of the target's variance that a weighted sum of these columns leaves, by elimination in the matrix of
     * their correlations; 1 where two of them cannot be told apart.
     */
    double unexplained(int[] set) {
        int size = set.length;
        double[][] matrix = new double[size + 1][size + 1];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                matrix[i][j] = between[set[i]][set[j]];
            }
            matrix[i][size] = withTarget[set[i]];
            matrix[size][i] = withTarget[set[i]];
        }
        matrix[size][size] = 1;
        for (int pivot = 0; pivot < size; pivot++) {
            if (matrix[pivot][pivot] < SINGULAR) {
                return 1;
            }
            eliminate(matrix, pivot);
        }
        // What is left of the target's own place is what no column explains (Schur complement).
        return Math.max(0, matrix[size][size]);
    }

    private static void eliminate(double[][] matrix, int pivot) {
        for (int i = pivot + 1; i < matrix.length; i++) {
            double share = matrix[i][pivot] / matrix[pivot][pivot];
            for (int j = pivot; j < matrix.length; j++) {
                matrix[i][j] -= share * matrix[pivot][j];
            }
        }
    }
}
