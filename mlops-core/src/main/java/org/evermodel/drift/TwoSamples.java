package org.evermodel.drift;

import java.util.Comparator;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Two samples counted into the same cells; those empty in both tell nothing and are left out.
 *
 * @param cells the cells with something in them
 * @param n how many rows the reference has
 * @param m how many rows are compared with it
 */
record TwoSamples(List<Cell> cells, long n, long m) {
    /** Without a floor an empty cell would make the logarithm infinite. */
    private static final double FLOOR = 1e-4;

    static TwoSamples of(List<Cell> cells) {
        return new TwoSamples(
                cells.stream().filter(cell -> !cell.isEmpty()).toList(),
                cells.stream().mapToLong(Cell::reference).sum(),
                cells.stream().mapToLong(Cell::current).sum());
    }

    /** Whether there are rows on both sides and at least two cells to tell them apart. */
    boolean isComparable() {
        return n > 0 && m > 0 && cells.size() > 1;
    }

    /** The population stability index; shares of zero count as 0.0001, all others as they are. */
    double psi() {
        return cells.stream().mapToDouble(this::psi).sum();
    }

    private double psi(Cell cell) {
        double p = floored((double) cell.reference() / n);
        double q = floored((double) cell.current() / m);
        return (p - q) * Math.log(p / q);
    }

    private static double floored(double share) {
        return share == 0 ? FLOOR : share;
    }

    /** The cell that adds most to the index. */
    Cell mostChanged() {
        return cells.stream().max(Comparator.comparingDouble(this::psi)).orElseThrow();
    }

    /** Pearson's statistic of homogeneity, as of a table of two rows, without correction. */
    double chiSquare() {
        double all = (double) n + m;
        double sum = 0;
        for (Cell cell : cells) {
            double share = (cell.reference() + cell.current()) / all;
            double off = cell.reference() - n * share;
            sum += off * off / (n * share) + off * off / (m * share);
        }
        return sum;
    }

    int degreesOfFreedom() {
        return cells.size() - 1;
    }

    /** The chance of a larger chi-square where both are of one distribution. */
    double p() {
        return distribution().survivalProbability(chiSquare());
    }

    /** The effect size of H. Cramér (Mathematical Methods of Statistics, 1946); of two rows, the root of chi²/N. */
    double cramersV() {
        return Math.sqrt(chiSquare() / ((double) n + m));
    }

    /** The index that 95 of 100 pairs of samples of these sizes stay below where nothing changed. */
    double noDrift95() {
        return (1.0 / n + 1.0 / m) * distribution().inverseSurvivalProbability(0.05);
    }

    private ChiSquaredDistribution distribution() {
        return ChiSquaredDistribution.of(degreesOfFreedom());
    }
}
