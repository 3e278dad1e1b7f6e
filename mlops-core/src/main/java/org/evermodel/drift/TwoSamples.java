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

    CountComparison counts() {
        return CountComparison.of(
                cells.stream().mapToLong(Cell::reference).toArray(),
                cells.stream().mapToLong(Cell::current).toArray());
    }

    /** The population stability index; shares of zero count as 0.0001, all others as they are. */
    double psi() {
        return counts().stabilityIndex().orElseThrow();
    }

    /** The cell that adds most to the index. */
    Cell mostChanged() {
        return cells.stream()
                .max(Comparator.comparingDouble(
                        cell -> CountComparison.index((double) cell.reference() / n, (double) cell.current() / m)))
                .orElseThrow();
    }

    double chiSquare() {
        return counts().chiSquare().orElseThrow();
    }

    int degreesOfFreedom() {
        return cells.size() - 1;
    }

    /** The chance of a larger chi-square where both are of one distribution. */
    double p() {
        return counts().chiSquareP().orElseThrow();
    }

    double cramersV() {
        return counts().cramersV().orElseThrow();
    }

    /** What 95 of 100 values of chi-square stay below where nothing changed. */
    double chiSquare95() {
        return ChiSquaredDistribution.of(degreesOfFreedom()).inverseSurvivalProbability(0.05);
    }

    /** The index that 95 of 100 pairs of samples of these sizes stay below where nothing changed. */
    double noDrift95() {
        return (1.0 / n + 1.0 / m) * chiSquare95();
    }
}
