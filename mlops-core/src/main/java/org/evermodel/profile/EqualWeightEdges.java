package org.evermodel.profile;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the cells of a grid into about ten runs of equal weight. A cell that a tenth of the numbers share has a bin to
 * itself, so that a column of mostly zeros keeps a picture of the rest, where plain deciles would leave one bin.
 *
 * <p>The first edge is the smallest number and the last one the largest, or the next one after it where the largest has a bin
 * to itself that begins with it. Where each different number has a cell, every other
 * edge lies half way between two neighbouring numbers, so a column of a few whole numbers gets a bin around each.
 */
final class EqualWeightEdges {
    private static final int BINS = 10;

    private final NumberGrid grid;
    private final long total;
    private final List<Double> edges = new ArrayList<>();
    private final List<Long> counts = new ArrayList<>();
    private long inBin;
    private long left;
    private double target;

    private EqualWeightEdges(NumberGrid grid) {
        this.grid = grid;
        long sum = 0;
        for (int cell = 0; cell < grid.size(); cell++) {
            sum += grid.count(cell);
        }
        this.total = sum;
    }

    /** Bins for all numbers of the grid, of which the given ones are the smallest and the largest, with their counts. */
    static NumberBins bins(NumberGrid grid, double min, double max, long under, long over, long unseen, long nulls) {
        if (grid.size() == 0) {
            return new NumberBins(List.of(), List.of(), 0, 0, unseen + under + over, nulls);
        }
        EqualWeightEdges chosen = new EqualWeightEdges(grid);
        chosen.choose(min, max);
        return new NumberBins(chosen.edges, chosen.counts, under, over, unseen, nulls);
    }

    private void choose(double min, double max) {
        edges.add(min);
        left = total;
        open();
        boolean afterHeavy = false;
        for (int cell = 0; cell < grid.size(); cell++) {
            long count = grid.count(cell);
            boolean heavy = count * BINS >= total;
            if (inBin > 0 && (heavy || afterHeavy || inBin >= target)) {
                closeBin(
                        grid.edgeBelow(cell), heavy || afterHeavy ? Math.min(Double.MAX_VALUE, Math.nextUp(max)) : max);
            }
            inBin += count;
            afterHeavy = heavy;
        }
        counts.add(inBin);
        if (max > min) {
            edges.add(max > edges.get(edges.size() - 1) ? max : Math.nextUp(max));
        }
    }

    /** The rest is shared out evenly over as many bins as it fills at a tenth each, at least one. */
    private void open() {
        target = left / Math.max(1.0, Math.rint((double) left * BINS / total));
    }

    private void closeBin(double edge, double end) {
        boolean ascends = edge > edges.get(edges.size() - 1) && edge < end;
        if (!ascends) {
            return;
        }
        edges.add(edge);
        counts.add(inBin);
        left -= inBin;
        inBin = 0;
        open();
    }
}
