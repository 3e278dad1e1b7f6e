package org.evermodel.evaluate;

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

    /** Of the mean of several values measured on the same rows. */
    static Influence ofMean(java.util.List<Influence> several) {
        double[] parts = new double[several.get(0).parts.length];
        double value = 0;
        for (Influence one : several) {
            value += one.value / several.size();
            for (int i = 0; i < parts.length; i++) {
                parts[i] += one.parts[i] / several.size();
            }
        }
        return new Influence(value, parts);
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
