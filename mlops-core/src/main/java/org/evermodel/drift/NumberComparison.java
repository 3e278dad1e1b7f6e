package org.evermodel.drift;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How far two samples of numbers lie apart, by every customary measure, from the numbers themselves. Immutable and
 * thread-safe.
 *
 * <pre>{@code
 * NumberComparison apart = NumberComparison.of(reference, current);
 * double distance = apart.kolmogorovSmirnov();
 * double p = apart.kolmogorovSmirnovExactP();
 * }</pre>
 */
public final class NumberComparison {
    /** Of a reference that hardly spreads no distance should be endless. */
    private static final double LEAST_DEVIATION = 0.001;

    private final double[] reference;
    private final double[] current;

    private NumberComparison(double[] reference, double[] current) {
        this.reference = reference;
        this.current = current;
    }

    /** Two samples in any order; throws IllegalArgumentException where one is empty or has a number that is not finite. */
    public static NumberComparison of(double[] reference, double[] current) {
        return new NumberComparison(sorted("reference", reference), sorted("current", current));
    }

    private static double[] sorted(String name, double[] numbers) {
        if (numbers.length == 0 || !DoubleStream.of(numbers).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(
                    name + " must have numbers, all finite, but has " + numbers.length + " of which some are not");
        }
        // Adding zero makes one number of -0.0 and 0.0.
        return DoubleStream.of(numbers).map(number -> number + 0.0).sorted().toArray();
    }

    /** The largest distance of the two cumulated shares, in [0, 1]. */
    public double kolmogorovSmirnov() {
        return (double) steps() / ((double) reference.length * current.length);
    }

    /**
     * The chance of a distance at least as large where both samples are of one continuous distribution, by counting paths (J. L.
     * Hodges, "The significance probability of the Smirnov two-sample test", Arkiv för Matematik 3, 1958). Takes time in
     * proportion to the product of the sizes.
     */
    public double kolmogorovSmirnovExactP() {
        return SmirnovPaths.chance(reference.length, current.length, steps());
    }

    /** As by the exact distribution of one sample of the size nm/(n+m), rounded. */
    public double kolmogorovSmirnovAsymptoticP() {
        return KolmogorovSmirnov.oneSampleP(kolmogorovSmirnov(), (int) Math.max(1, Math.rint(harmonic())));
    }

    /** As by Kolmogorov's limit distribution. */
    public double kolmogorovSmirnovLimitP() {
        return KolmogorovSmirnov.survival(kolmogorovSmirnov() * Math.sqrt(harmonic()));
    }

    private double harmonic() {
        double n = reference.length;
        double m = current.length;
        return n * m / (n + m);
    }

    /** The distance in units of 1/(nm), in which it is whole. */
    private long steps() {
        long largest = 0;
        int below = 0;
        int belowToo = 0;
        while (below < reference.length && belowToo < current.length) {
            double next = Math.min(reference[below], current[belowToo]);
            below = endOfRun(reference, below, next);
            belowToo = endOfRun(current, belowToo, next);
            largest = Math.max(largest, Math.abs((long) below * current.length - (long) belowToo * reference.length));
        }
        return largest;
    }

    private static int endOfRun(double[] sorted, int from, double number) {
        int end = from;
        while (end < sorted.length && sorted[end] <= number) {
            end++;
        }
        return end;
    }

    /** How far a number has moved in the mean, the area between the cumulated shares (L. Wasserstein's distance of order 1). */
    public double wasserstein() {
        double[] all = DoubleStream.concat(DoubleStream.of(reference), DoubleStream.of(current))
                .sorted()
                .toArray();
        double area = 0;
        int below = 0;
        int belowToo = 0;
        for (int i = 0; i + 1 < all.length; i++) {
            below = endOfRun(reference, below, all[i]);
            belowToo = endOfRun(current, belowToo, all[i]);
            area += (all[i + 1] - all[i])
                    * Math.abs((double) below / reference.length - (double) belowToo / current.length);
        }
        return area;
    }

    /** {@link #wasserstein()} in standard deviations of the reference, which count as 0.001 at least. */
    public double wassersteinNormalised() {
        double variance = squares(reference) / reference.length;
        return wasserstein() / Math.max(Math.sqrt(variance), LEAST_DEVIATION);
    }

    /** The rank test of H. B. Mann and D. R. Whitney. */
    public MannWhitney mannWhitney() {
        return MannWhitney.of(reference, current);
    }

    /** The t-test of B. L. Welch for unequal variances; empty where a sample has one number, or neither spreads. */
    public Optional<Welch> welch() {
        double mine = squares(reference) / (reference.length - 1.0) / reference.length;
        double theirs = squares(current) / (current.length - 1.0) / current.length;
        double error = mine + theirs;
        if (reference.length < 2 || current.length < 2 || error == 0) {
            return Optional.empty();
        }
        double t = (mean(reference) - mean(current)) / Math.sqrt(error);
        double df = error * error / (mine * mine / (reference.length - 1.0) + theirs * theirs / (current.length - 1.0));
        double p = 2 * TDistribution.of(df).survivalProbability(Math.abs(t));
        return Optional.of(new Welch(t, df, p));
    }

    private static double mean(double[] numbers) {
        double rough = Arrays.stream(numbers).sum() / numbers.length;
        return rough + Arrays.stream(numbers).map(number -> number - rough).sum() / numbers.length;
    }

    private static double squares(double[] numbers) {
        if (numbers[0] == numbers[numbers.length - 1]) {
            return 0;
        }
        double mean = mean(numbers);
        return Arrays.stream(numbers)
                .map(number -> (number - mean) * (number - mean))
                .sum();
    }

    /**
     * A test of equal means.
     *
     * @param t the difference, reference less current, in its standard errors
     * @param df the degrees of freedom by Satterthwaite
     * @param p the chance of a difference at least as large either way
     */
    public record Welch(double t, double df, double p) {}

    /**
     * A test of whether numbers of one sample tend to exceed those of the other (H. B. Mann, D. R. Whitney, Annals of
     * Mathematical Statistics 18, 1947). All chances are two-sided.
     *
     * @param u in how many pairs the reference's number exceeds the current one, ties counting half
     * @param pContinuity by the normal distribution, corrected for ties and continuity; empty where all numbers are equal
     * @param p the same without correction for continuity
     * @param exactP by counting; where there are no ties and at most 900 pairs
     */
    public record MannWhitney(double u, OptionalDouble pContinuity, OptionalDouble p, OptionalDouble exactP) {
        static MannWhitney of(double[] reference, double[] current) {
            return RankTest.of(reference, current);
        }
    }

    @Override
    public String toString() {
        return "NumberComparison[" + reference.length + " and " + current.length + " numbers]";
    }
}
