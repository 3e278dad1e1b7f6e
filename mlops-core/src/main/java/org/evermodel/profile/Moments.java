package org.evermodel.profile;

import java.util.OptionalDouble;

/**
 * Size, place, spread and shape of the finite numbers of a column, at least one. The sums of powers are gathered around the
 * mean and merged by the formulae of P. Pébay (Formulas for robust, one-pass parallel computation of covariances and
 * arbitrary-order statistical moments, Sandia report 2008-6212), of which the second is that of Chan, Golub and LeVeque:
 * exact but for rounding, whatever the order.
 *
 * @param count how many finite numbers there are
 * @param mean their mean; NaN where the numbers are so large that it overflows
 * @param squares the sum of the squares of their differences from the mean; NaN where it overflows
 * @param cubes the sum of the third powers of the differences; NaN where it overflows
 * @param fourths the sum of the fourth powers of the differences; NaN where it overflows
 * @param min the smallest
 * @param max the largest
 */
public record Moments(long count, double mean, double squares, double cubes, double fourths, double min, double max) {
    /** Refuses fewer than one number and a spread or order that cannot be. */
    public Moments {
        if (count < 1 || squares < 0 || fourths < 0 || !(min <= max)) {
            throw new IllegalArgumentException("no numbers have count " + count + ", sum of squares " + squares
                    + ", of fourth powers " + fourths + ", min " + min + " and max " + max);
        }
        mean = finite(mean);
        squares = finite(squares);
        cubes = finite(cubes);
        fourths = finite(fourths);
    }

    private static double finite(double sum) {
        return Double.isFinite(sum) ? sum : Double.NaN;
    }

    /** The mean square difference from the mean: the variance of these numbers themselves, divided by their count. */
    public double variance() {
        return squares / count;
    }

    /** The square root of {@link #variance()}. */
    public double standardDeviation() {
        return Math.sqrt(variance());
    }

    /** The variance of what these are a sample of: divided by their count less one; empty for a single number. */
    public OptionalDouble sampleVariance() {
        return count == 1 ? OptionalDouble.empty() : OptionalDouble.of(squares / (count - 1));
    }

    /** The skewness g1 = m3 / m2^1.5 of these numbers themselves; empty where all are equal or a sum overflowed. */
    public OptionalDouble skewness() {
        return shape(cubes / count / Math.pow(variance(), 1.5));
    }

    /** The kurtosis in excess of a normal's, m4 / m2² - 3; empty where all are equal or a sum overflowed. */
    public OptionalDouble kurtosis() {
        return shape(fourths / count / (variance() * variance()) - 3);
    }

    /** The skewness G1 of what these are a sample of, g1 √(n(n-1)) / (n-2); empty for fewer than three numbers, too. */
    public OptionalDouble sampleSkewness() {
        double n = count;
        OptionalDouble plain = skewness();
        return plain.isEmpty() || count < 3
                ? OptionalDouble.empty()
                : OptionalDouble.of(plain.getAsDouble() * Math.sqrt(n * (n - 1)) / (n - 2));
    }

    /** The excess kurtosis G2 of what these are a sample of; empty for fewer than four numbers, too. */
    public OptionalDouble sampleKurtosis() {
        double n = count;
        OptionalDouble plain = kurtosis();
        return plain.isEmpty() || count < 4
                ? OptionalDouble.empty()
                : OptionalDouble.of((n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * plain.getAsDouble() + 6));
    }

    private OptionalDouble shape(double found) {
        return min == max || !Double.isFinite(found) ? OptionalDouble.empty() : OptionalDouble.of(found);
    }

    /** The moments of both sets of numbers together. */
    public Moments merge(Moments other) {
        double mine = count;
        double theirs = other.count;
        double both = mine + theirs;
        double difference = other.mean - mean;
        double square = difference * difference;
        double product = mine * theirs / both;
        double mergedCubes = cubes
                + other.cubes
                + difference * square * product * (mine - theirs) / both
                + 3 * difference * (mine * other.squares - theirs * squares) / both;
        double mergedFourths = fourths
                + other.fourths
                + square * square * product * (mine * mine - mine * theirs + theirs * theirs) / (both * both)
                + 6 * square * (mine * mine * other.squares + theirs * theirs * squares) / (both * both)
                + 4 * difference * (mine * other.cubes - theirs * cubes) / both;
        return new Moments(
                Math.addExact(count, other.count),
                mean + difference * (theirs / both),
                squares + other.squares + square * product,
                mergedCubes,
                Math.max(0, mergedFourths),
                Math.min(min, other.min),
                Math.max(max, other.max));
    }
}
