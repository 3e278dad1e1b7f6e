package org.evermodel.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.evermodel.drift.Score.Measure;
import org.evermodel.profile.NumberBins;

/**
 * Measures two profiles of a column in every customary way.
 *
 * <p>The thresholds all mean one shift d of a normal column in its standard deviations, the root of the smallest stability index
 * that matters: Wasserstein's distance is then d, the index d², the divergence of Jensen and Shannon an eighth of that,
 * Kolmogorov's distance 2 Φ(d/2) - 1, and the outermost of ten bins grows by 0.1755 d. The no-drift values of the index and the
 * divergence follow chi-square (B. Yurdakul, J. Naranjo, "Statistical properties of the population stability index", Journal of
 * Risk Model Validation 14, 2020), the largest difference a normal corrected by Bonferroni, the distances of numbers
 * Kolmogorov's limit and a {@linkplain Bridge Brownian bridge}.
 */
final class Scores {
    private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);
    /** The density of a normal at its last tenth. */
    private static final double DENSITY_AT_LAST_TENTH = 0.1755;
    /** What Kolmogorov's limit stays below in 95 of 100 cases. */
    private static final double KOLMOGOROV_95 = 1.3581;

    private static final double ONE_IN_TWENTY = 0.05;

    private final Comparison comparison;
    private final TwoSamples samples;
    private final CountComparison counts;
    private final double leastSize;
    private final double shift;

    private Scores(Comparison comparison, double leastSize) {
        this.comparison = comparison;
        this.samples = comparison.pooled();
        this.counts = samples.counts();
        this.leastSize = leastSize;
        this.shift = Math.sqrt(leastSize);
    }

    static List<Score> of(Comparison comparison, double leastSize) {
        Scores scores = new Scores(comparison, leastSize);
        List<Score> all = new ArrayList<>();
        all.add(scores.stabilityIndex());
        all.add(scores.jensenShannon());
        all.add(scores.chiSquare());
        all.add(scores.largestDifference());
        scores.wasserstein().ifPresent(all::add);
        scores.kolmogorovSmirnov().ifPresent(all::add);
        return List.copyOf(all);
    }

    private double harmonic() {
        return 1.0 / samples.n() + 1.0 / samples.m();
    }

    private double chance(double chiSquare) {
        return ChiSquaredDistribution.of(samples.degreesOfFreedom()).survivalProbability(chiSquare);
    }

    private Score stabilityIndex() {
        double psi = samples.psi();
        return Score.of(
                Measure.STABILITY_INDEX, psi, leastSize, samples.noDrift95(), samples, chance(psi / harmonic()));
    }

    private Score jensenShannon() {
        double divergence = counts.jensenShannonDivergence().orElseThrow();
        return Score.of(
                Measure.JENSEN_SHANNON,
                Math.sqrt(Math.max(0, divergence)),
                Math.sqrt(leastSize / 8),
                Math.sqrt(samples.noDrift95() / 8),
                samples,
                chance(Math.max(0, 8 * divergence) / harmonic()));
    }

    private Score chiSquare() {
        double rows = (double) samples.n() + samples.m();
        return Score.of(
                Measure.CHI_SQUARE,
                samples.cramersV(),
                Math.sqrt(leastSize / harmonic() / rows),
                Math.sqrt(samples.chiSquare95() / rows),
                samples,
                samples.p());
    }

    private Score largestDifference() {
        int cells = samples.cells().size();
        double worst = 0;
        double widest = 0;
        for (Cell cell : samples.cells()) {
            double share = ((double) cell.reference() + cell.current()) / ((double) samples.n() + samples.m());
            double error = Math.sqrt(share * (1 - share) * harmonic());
            double off = Math.abs((double) cell.reference() / samples.n() - (double) cell.current() / samples.m());
            widest = Math.max(widest, error);
            worst = Math.max(worst, off / error);
        }
        return Score.of(
                Measure.LARGEST_DIFFERENCE,
                counts.largestDifference().orElseThrow(),
                DENSITY_AT_LAST_TENTH * shift,
                widest * STANDARD.inverseSurvivalProbability(ONE_IN_TWENTY / (2.0 * cells)),
                samples,
                Math.min(1, 2 * cells * STANDARD.survivalProbability(worst)));
    }

    private Optional<Score> wasserstein() {
        return NumberMove.of(comparison.reference(), comparison.current())
                .map(move -> new Score(
                        Measure.WASSERSTEIN,
                        move.distance(),
                        shift,
                        move.noDrift95(),
                        move.referenceRows(),
                        move.currentRows(),
                        move.p(),
                        move.p()));
    }

    private Optional<Score> kolmogorovSmirnov() {
        return comparison.kolmogorovSmirnov().map(found -> {
            long n = placed((NumberBins) comparison.reference().bins());
            long m = placed((NumberBins) comparison.current().bins());
            return new Score(
                    Measure.KOLMOGOROV_SMIRNOV,
                    found.distance(),
                    2 * STANDARD.cumulativeProbability(shift / 2) - 1,
                    KOLMOGOROV_95 * Math.sqrt(1.0 / n + 1.0 / m),
                    n,
                    m,
                    found.p(),
                    found.p());
        });
    }

    private static long placed(NumberBins bins) {
        return bins.total() - bins.nulls() - bins.unseen();
    }
}
