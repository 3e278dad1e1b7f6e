package org.evermodel.tribuo;

final class Softmax {
    private Softmax() {}

    /** Turns sums into probabilities; a sum of negative infinity becomes 0. */
    static void inPlace(double[] sums) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double sum : sums) {
            largest = Math.max(largest, sum);
        }
        double total = 0;
        for (int k = 0; k < sums.length; k++) {
            // StrictMath, as the answers of a stored model must be the same on every machine.
            sums[k] = StrictMath.exp(sums[k] - largest);
            total += sums[k];
        }
        for (int k = 0; k < sums.length; k++) {
            sums[k] /= total;
        }
    }
}
