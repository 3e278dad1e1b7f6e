package org.evermodel.evaluate;

import java.util.function.IntFunction;

/**
 * A measured value with the share each row has in its error: over repeated samples the value strays from the truth about
 * as the sum of the parts does. So the sum of their squares estimates the variance, and two models on the same rows are
 * compared by the differences of their parts (F. R. Hampel, "The influence curve and its role in robust estimation",
 * JASA 69, 1974).
 *
 * @param value the measured value
 * @param parts one number for each row, summing to 0 but for rounding
 */
@SuppressWarnings("ArrayRecordComponent") // made, summed and dropped inside this package, never compared
record Influence(double value, double[] parts) {
    /** Of the mean of {@code terms}. */
    static Influence ofMean(double[] terms) {
        double mean = Sums.mean(terms);
        double[] parts = new double[terms.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = (terms[i] - mean) / terms.length;
        }
        return new Influence(mean, parts);
    }

    /** Of the mean of so many values measured on the same rows; they are taken one by one. */
    static Influence ofMean(IntFunction<Influence> values, int count) {
        Influence first = values.apply(0);
        double[] parts = first.parts.clone();
        double value = first.value;
        for (int i = 1; i < count; i++) {
            Influence next = values.apply(i);
            value += next.value;
            for (int row = 0; row < parts.length; row++) {
                parts[row] += next.parts[row];
            }
        }
        for (int row = 0; row < parts.length; row++) {
            parts[row] /= count;
        }
        return new Influence(value / count, parts);
    }

    double variance() {
        return covariance(this);
    }

    double covariance(Influence other) {
        Sums sum = new Sums();
        for (int i = 0; i < parts.length; i++) {
            sum.add(parts[i] * other.parts[i]);
        }
        return sum.total();
    }
}
