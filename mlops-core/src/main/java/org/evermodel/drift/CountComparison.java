package org.evermodel.drift;

import java.util.OptionalDouble;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * How far the counts of two samples in the same bins lie apart, by every customary measure. Immutable and thread-safe.
 *
 * <pre>{@code
 * CountComparison apart = CountComparison.of(new long[] {50, 50, 0}, new long[] {40, 40, 20});
 * double v = apart.cramersV().orElseThrow(); // 0.33
 * }</pre>
 *
 * <p>What is undefined is empty: everything where a side has no rows, tests where fewer than two bins have any. Below p and q
 * are the shares of the reference and of what is compared with it; logarithms are natural.
 */
public final class CountComparison {
    /** A share of zero would make logarithms infinite. */
    private static final double FLOOR = 1e-4;

    private final long[] reference;
    private final long[] current;
    private final long n;
    private final long m;

    private CountComparison(long[] reference, long[] current) {
        this.reference = reference;
        this.current = current;
        this.n = LongStream.of(reference).sum();
        this.m = LongStream.of(current).sum();
    }

    /** Counts of the same bins; throws IllegalArgumentException where there are not as many, or one is negative. */
    public static CountComparison of(long[] reference, long[] current) {
        boolean negative = LongStream.concat(LongStream.of(reference), LongStream.of(current))
                .anyMatch(count -> count < 0);
        if (reference.length != current.length || negative) {
            throw new IllegalArgumentException("two samples are counted into the same bins, but one has "
                    + reference.length + " counts and the other " + current.length
                    + (negative ? ", some negative" : ""));
        }
        return new CountComparison(reference.clone(), current.clone());
    }

    /** How many rows the reference has. */
    public long referenceRows() {
        return n;
    }

    /** How many rows are compared with it. */
    public long currentRows() {
        return m;
    }

    /** How many bins are left for tests, those without any row being left out, less one; empty where that is none. */
    public OptionalDouble degreesOfFreedom() {
        long filled = IntStream.range(0, reference.length)
                .filter(i -> reference[i] + current[i] > 0)
                .count();
        return n == 0 || m == 0 || filled < 2 ? OptionalDouble.empty() : OptionalDouble.of(filled - 1.0);
    }

    /** Pearson's statistic of homogeneity of a table of two rows, without correction. */
    public OptionalDouble chiSquare() {
        return tested((observed, expected) -> (observed - expected) * (observed - expected) / expected);
    }

    /** The chance of a larger {@link #chiSquare()} where both are samples of one distribution. */
    public OptionalDouble chiSquareP() {
        return chance(chiSquare());
    }

    /** The likelihood-ratio statistic of homogeneity, 2 Σ O ln(O/E). */
    public OptionalDouble g() {
        return tested((observed, expected) -> observed == 0 ? 0 : 2 * observed * Math.log(observed / expected));
    }

    /** The chance of a larger {@link #g()} where both are samples of one distribution. */
    public OptionalDouble gP() {
        return chance(g());
    }

    private OptionalDouble tested(DoubleBinaryOperator cell) {
        if (degreesOfFreedom().isEmpty()) {
            return OptionalDouble.empty();
        }
        double all = (double) n + m;
        double sum = 0;
        for (int i = 0; i < reference.length; i++) {
            double both = (double) reference[i] + current[i];
            if (both > 0) {
                double expected = both / all;
                sum += cell.applyAsDouble((double) reference[i], n * expected);
                sum += cell.applyAsDouble((double) current[i], m * expected);
            }
        }
        // Rounding may leave less than nothing of equal shares.
        return OptionalDouble.of(Math.max(0, sum));
    }

    private OptionalDouble chance(OptionalDouble statistic) {
        return statistic.isEmpty()
                ? statistic
                : OptionalDouble.of(ChiSquaredDistribution.of(degreesOfFreedom().getAsDouble())
                        .survivalProbability(statistic.getAsDouble()));
    }

    /** The effect size of H. Cramér (Mathematical Methods of Statistics, 1946); of two rows, the root of chi²/N. */
    public OptionalDouble cramersV() {
        OptionalDouble chi = chiSquare();
        return chi.isEmpty() ? chi : OptionalDouble.of(Math.sqrt(chi.getAsDouble() / ((double) n + m)));
    }

    /** Without the bias that many bins of few rows give it (W. Bergsma, Journal of the Korean Statistical Society 42, 2013). */
    public OptionalDouble cramersVCorrected() {
        OptionalDouble chi = chiSquare();
        if (chi.isEmpty()) {
            return chi;
        }
        double others = (double) n + m - 1;
        double free = degreesOfFreedom().getAsDouble();
        double phi = Math.max(0, chi.getAsDouble() / (others + 1) - free / others);
        double room = Math.min(1 - 1 / others, free - free * free / others);
        return room <= 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(phi / room));
    }

    /** The population stability index Σ (p-q) ln(p/q); a share of zero counts as 0.0001, all others as they are. */
    public OptionalDouble stabilityIndex() {
        return shares(CountComparison::index);
    }

    /** The population stability index where every share below 0.0001 counts as that. */
    public OptionalDouble stabilityIndexFloored() {
        return shares((p, q) -> plainIndex(Math.max(p, FLOOR), Math.max(q, FLOOR)));
    }

    /** The population stability index as it is: infinite where a bin is empty on one side only. */
    public OptionalDouble stabilityIndexPlain() {
        return shares((p, q) -> p == 0 || q == 0 ? Double.POSITIVE_INFINITY : plainIndex(p, q));
    }

    /** What a bin adds to {@link #stabilityIndex()}. */
    static double index(double p, double q) {
        return plainIndex(p == 0 ? FLOOR : p, q == 0 ? FLOOR : q);
    }

    private static double plainIndex(double p, double q) {
        return (p - q) * Math.log(p / q);
    }

    /** The relative entropy Σ p ln(p/q); infinite where the reference has a bin that is now empty. */
    public OptionalDouble kullbackLeibler() {
        return shares((p, q) -> p == 0 ? 0 : p * Math.log(p / q));
    }

    /** The divergence of J. Lin (IEEE Transactions on Information Theory 37, 1991), in [0, ln 2]. */
    public OptionalDouble jensenShannonDivergence() {
        return shares((p, q) -> {
            double middle = (p + q) / 2;
            return ((p == 0 ? 0 : p * Math.log(p / middle)) + (q == 0 ? 0 : q * Math.log(q / middle))) / 2;
        });
    }

    /** The root of {@link #jensenShannonDivergence()}, a metric. */
    public OptionalDouble jensenShannonDistance() {
        return root(jensenShannonDivergence());
    }

    /** √(Σ (√p - √q)² / 2), in [0, 1]. */
    public OptionalDouble hellinger() {
        return root(shares((p, q) -> Math.pow(Math.sqrt(p) - Math.sqrt(q), 2) / 2));
    }

    /** Half the sum of the differences of shares, in [0, 1]. */
    public OptionalDouble totalVariation() {
        return shares((p, q) -> Math.abs(p - q) / 2);
    }

    /** The largest difference of the shares of a bin, L-infinity. */
    public OptionalDouble largestDifference() {
        return n == 0 || m == 0
                ? OptionalDouble.empty()
                : IntStream.range(0, reference.length)
                        .mapToDouble(i -> Math.abs(share(reference[i], n) - share(current[i], m)))
                        .max();
    }

    /** Of bins in order, the largest difference of the cumulated shares, by Kolmogorov and Smirnov. */
    public OptionalDouble kolmogorovSmirnov() {
        return n == 0 || m == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(KolmogorovSmirnov.of(reference, current).distance());
    }

    /** Of bins in order, by how many bins a row has moved in the mean (the earth mover's distance of L. Wasserstein). */
    public OptionalDouble wassersteinInBins() {
        if (n == 0 || m == 0) {
            return OptionalDouble.empty();
        }
        double moved = 0;
        long below = 0;
        long belowToo = 0;
        for (int i = 0; i + 1 < reference.length; i++) {
            below += reference[i];
            belowToo += current[i];
            moved += Math.abs(share(below, n) - share(belowToo, m));
        }
        return OptionalDouble.of(moved);
    }

    private static double share(long count, long of) {
        return (double) count / of;
    }

    private OptionalDouble shares(DoubleBinaryOperator bin) {
        if (n == 0 || m == 0) {
            return OptionalDouble.empty();
        }
        double sum = 0;
        for (int i = 0; i < reference.length; i++) {
            if (reference[i] + current[i] > 0) {
                sum += bin.applyAsDouble(share(reference[i], n), share(current[i], m));
            }
        }
        return OptionalDouble.of(sum);
    }

    private static OptionalDouble root(OptionalDouble square) {
        return square.isEmpty() ? square : OptionalDouble.of(Math.sqrt(Math.max(0, square.getAsDouble())));
    }

    @Override
    public String toString() {
        return "CountComparison[" + reference.length + " bins, " + n + " and " + m + " rows]";
    }
}
