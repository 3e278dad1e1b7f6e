package org.evermodel.leakage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.evermodel.data.Column;
import org.evermodel.data.Dataset;

/**
 * A weighted sum of columns fitted to the target by least squares, over all rows that have them.
 *
 * @param weights the weight of each column
 * @param offset what is added
 * @param unexplained the share of the target's variance that is left
 * @param farthest how far the sum is from the target at most
 * @param rows how many rows have all cells
 */
record LinearFit(Map<String, Double> weights, double offset, double unexplained, double farthest, int rows) {
    private static final double EXACT = 1e-12;
    private static final double NEGLIGIBLE = 1e-9;

    LinearFit {
        weights = Map.copyOf(weights);
    }

    static Optional<LinearFit> of(Dataset table, List<String> names, TargetCells target) {
        List<Column> columns = names.stream().map(table::column).toList();
        int[] rows = IntStream.of(target.rows())
                .filter(row -> columns.stream().allMatch(column -> Cells.isFinite(column, row)))
                .toArray();
        double[][] cells =
                columns.stream().map(column -> Cells.numbers(column, rows)).toArray(double[][]::new);
        double[] wanted = Cells.numbers(target.column(), rows);
        double[] means = Arrays.stream(cells).mapToDouble(LinearFit::mean).toArray();
        double mean = mean(wanted);
        return solved(cells, wanted, means, mean).map(weights -> fit(names, cells, wanted, means, mean, weights));
    }

    private static LinearFit fit(
            List<String> names, double[][] cells, double[] wanted, double[] means, double mean, double[] weights) {
        double left = 0;
        double total = 0;
        double farthest = 0;
        for (int row = 0; row < wanted.length; row++) {
            double sum = mean;
            for (int i = 0; i < cells.length; i++) {
                sum += weights[i] * (cells[i][row] - means[i]);
            }
            left += (wanted[row] - sum) * (wanted[row] - sum);
            total += (wanted[row] - mean) * (wanted[row] - mean);
            farthest = Math.max(farthest, Math.abs(wanted[row] - sum));
        }
        Map<String, Double> named = new TreeMap<>();
        double offset = mean;
        for (int i = 0; i < cells.length; i++) {
            named.put(names.get(i), weights[i]);
            offset -= weights[i] * means[i];
        }
        double scale = Math.sqrt(total / wanted.length);
        return new LinearFit(
                named, Math.abs(offset) <= NEGLIGIBLE * scale ? 0 : offset, left / total, farthest, wanted.length);
    }

    /** The weights, from the normal equations of centred cells, by elimination; empty where they cannot be told apart. */
    private static Optional<double[]> solved(double[][] cells, double[] wanted, double[] means, double mean) {
        int size = cells.length;
        double[][] matrix = new double[size][size + 1];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                matrix[i][j] = product(cells[i], means[i], cells[j], means[j]);
            }
            matrix[i][size] = product(cells[i], means[i], wanted, mean);
        }
        for (int pivot = 0; pivot < size; pivot++) {
            if (!(matrix[pivot][pivot] > 0)) {
                return Optional.empty();
            }
            clear(matrix, pivot);
        }
        return Optional.of(IntStream.range(0, size)
                .mapToDouble(i -> matrix[i][size] / matrix[i][i])
                .toArray());
    }

    private static void clear(double[][] matrix, int pivot) {
        for (int i = 0; i < matrix.length; i++) {
            double share = i == pivot ? 0 : matrix[i][pivot] / matrix[pivot][pivot];
            for (int j = pivot; j < matrix[i].length; j++) {
                matrix[i][j] -= share * matrix[pivot][j];
            }
        }
    }

    private static double product(double[] one, double oneMean, double[] other, double otherMean) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (one[i] - oneMean) * (other[i] - otherMean);
        }
        return sum;
    }

    private static double mean(double[] numbers) {
        return Arrays.stream(numbers).map(number -> number / numbers.length).sum();
    }

    boolean isExact() {
        return unexplained <= EXACT;
    }

    /** {@code cnt = 1 · casual + 1 · registered}. */
    String formula(String target, List<String> order) {
        List<String> terms = new ArrayList<>();
        for (String name : order) {
            terms.add(number(weights.getOrDefault(name, 0.0)) + " · " + name);
        }
        if (offset != 0) {
            terms.add(number(offset));
        }
        return target + " = " + String.join(" + ", terms).replace(" + -", " - ");
    }

    String closeness() {
        return isExact()
                ? "exactly"
                : String.format(Locale.ROOT, "at most %.3g off and R2 %.6f", farthest, 1 - unexplained);
    }

    private static String number(double number) {
        String text = String.format(Locale.ROOT, "%.6g", number);
        return text.contains(".") && !text.contains("e")
                ? text.replaceAll("0+$", "").replaceAll("\\.$", "")
                : text;
    }
}
