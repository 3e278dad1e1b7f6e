package org.evermodel.model;

import java.util.List;

/**
 * Rows of numbers as a trainer takes them, row after row in one flat array. The array is handed out, not copied, for
 * speed: who receives a matrix must not write to it.
 *
 * @param names the features in order of their columns
 * @param rows how many rows there are
 * @param values {@code rows × names.size()} numbers, finite
 */
@SuppressWarnings("ArrayRecordComponent") // equality is defined below; copying would double the memory of training
public record FeatureMatrix(List<String> names, int rows, double[] values) {
    /** Refuses an array of another length. */
    public FeatureMatrix {
        names = List.copyOf(names);
        if (values.length != (long) rows * names.size()) {
            throw new IllegalArgumentException("a matrix of " + rows + " rows and " + names.size() + " features needs "
                    + (long) rows * names.size() + " numbers, but got " + values.length);
        }
    }

    /** How many features there are. */
    public int width() {
        return names.size();
    }

    /** One number. */
    public double get(int row, int column) {
        return values[row * names.size() + column];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FeatureMatrix matrix
                && names.equals(matrix.names)
                && java.util.Arrays.equals(values, matrix.values);
    }

    @Override
    public int hashCode() {
        return java.util.Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "FeatureMatrix[" + rows + " rows, " + names.size() + " features]";
    }
}
