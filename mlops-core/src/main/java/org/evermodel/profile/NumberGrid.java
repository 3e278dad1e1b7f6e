package org.evermodel.profile;

/**
 * Counts numbers in the finest of 64 nested grids that needs no more cells than allowed, to choose bins from.
 *
 * <p>A cell holds the numbers whose {@linkplain NumberKeys keys} agree in all but the last {@code level} bits, so each grid
 * halves the cells of the next. Which grid is the finest that suffices depends on the numbers alone: cells are only ever
 * gained, so whoever coarsens as soon as there are too many never goes too far. The counts are the same for any order and
 * partition, take bounded memory, and tell exactly how many numbers lie below the border of any cell: bins whose edges are
 * such borders have been counted when they are chosen, in the same pass. As long as there are few different numbers each
 * has a cell to itself. Not thread-safe.
 */
final class NumberGrid {
    private final int most;
    private SortedCounts cells = new SortedCounts();
    private int level;

    NumberGrid(int most) {
        this.most = most;
    }

    /** The finite numbers of a batch. */
    void add(NumberBatch batch) {
        SortedCounts more = batch.whole()
                ? batch.runs().mapped(key -> NumberKeys.ofWhole(key) >> level)
                : batch.runs().mapped(key -> key >> level);
        cells = SortedCounts.sum(cells, more);
        if (cells.size() > most) {
            int coarser = leastShift();
            level += coarser;
            cells = cells.mapped(key -> key >> coarser);
        }
    }

    /** By how many bits the keys must be cut for few enough of them to differ, by bisection. */
    private int leastShift() {
        int low = 1;
        int high = Long.SIZE - 1;
        while (low < high) {
            int middle = (low + high) / 2;
            if (cells.sizeWithout(middle) <= most) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    int size() {
        return cells.size();
    }

    long count(int cell) {
        return cells.count(cell);
    }

    /** An edge that all numbers of this cell and of the ones above reach, and none of those below. */
    double edgeBelow(int cell) {
        double lowest = NumberKeys.real(cells.key(cell) << level);
        return level > 0 ? lowest : between(NumberKeys.real(cells.key(cell - 1)), lowest);
    }

    private static double between(double low, double high) {
        double middle = low / 2 + high / 2;
        // Halves of the smallest numbers are rounded away.
        return middle > low && middle <= high ? middle : high;
    }
}
