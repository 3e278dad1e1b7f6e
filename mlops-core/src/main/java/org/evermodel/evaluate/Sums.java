package org.evermodel.evaluate;

/** Sums whose rounding error does not grow with the number of terms (A. Neumaier, ZAMM 54, 1974). Not thread-safe. */
final class Sums {
    private double sum;
    private double lost;

    void add(double term) {
        double next = sum + term;
        lost += Math.abs(sum) >= Math.abs(term) ? (sum - next) + term : (term - next) + sum;
        sum = next;
    }

    double total() {
        return sum + lost;
    }

    static double of(double[] terms) {
        Sums sums = new Sums();
        for (double term : terms) {
            sums.add(term);
        }
        return sums.total();
    }

    static double mean(double[] terms) {
        return of(terms) / terms.length;
    }
}
