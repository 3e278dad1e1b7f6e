package org.evermodel.profile;

/**
 * Size, place and spread of the finite numbers of a column, at least one. Mean and spread are gathered by Welford's
 * method and merged by that of Chan, Golub and LeVeque (Updating formulae and a pairwise algorithm for computing sample
 * variances, 1979): exact but for rounding, whatever the order.
 *
 * @param count how many finite numbers there are
 * @param mean their mean; NaN where the numbers are so large that it overflows
 * @param squares the sum of the squares of their differences from the mean; NaN where it overflows
 * @param min the smallest
 * @param max the largest
 */
public record Moments(long count, double mean, double squares, double min, double max) {
    /** Refuses fewer than one number and a spread or order that cannot be. */
    public Moments {
        if (count < 1 || squares < 0 || !(min <= max)) {
            throw new IllegalArgumentException("no numbers have count " + count + ", sum of squares " + squares
                    + ", min " + min + " and max " + max);
        }
        mean = Double.isFinite(mean) ? mean : Double.NaN;
        squares = Double.isFinite(squares) ? squares : Double.NaN;
    }

    /** The mean square difference from the mean: the variance of these numbers themselves, divided by their count. */
    public double variance() {
        return squares / count;
    }

    /** The square root of {@link #variance()}. */
    public double standardDeviation() {
        return Math.sqrt(variance());
    }

    /** The moments of both sets of numbers together. */
    public Moments merge(Moments other) {
        long both = Math.addExact(count, other.count);
        double difference = other.mean - mean;
        double share = (double) other.count / both;
        return new Moments(
                both,
                mean + difference * share,
                squares + other.squares + difference * difference * count * share,
                Math.min(min, other.min),
                Math.max(max, other.max));
    }
}
