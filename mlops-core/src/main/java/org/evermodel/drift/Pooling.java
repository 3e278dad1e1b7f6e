package org.evermodel.drift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Pools cells in which too few rows are expected for chi-square to be true to its distribution (W. G. Cochran, "Some
 * methods for strengthening the common χ² tests", Biometrics 10, 1954).
 *
 * <p>Which cells are pooled depends on the reference alone: those in which its share leads one to expect fewer than five
 * rows on either side. The pooled cell stands for itself where five rows are expected in it or ten are found, else it joins
 * the smallest other one. So a flood of what was never there is told at once, and a stray one is not.
 */
final class Pooling {
    private static final int FEWEST_EXPECTED = 5;
    private static final int MANY_FOUND = 10;

    private final double scale;

    private Pooling(long referenceRows, long currentRows) {
        this.scale = Math.min(1, (double) currentRows / referenceRows);
    }

    static TwoSamples of(List<Cell> cells) {
        TwoSamples all = TwoSamples.of(cells);
        return all.isComparable() ? TwoSamples.of(new Pooling(all.n(), all.m()).pooled(all.cells())) : all;
    }

    private List<Cell> pooled(List<Cell> cells) {
        List<Cell> kept = new ArrayList<>(cells.stream().filter(this::isEnough).toList());
        List<Cell> few = cells.stream().filter(cell -> !isEnough(cell)).toList();
        if (few.isEmpty()) {
            return kept;
        }
        Cell rare = together(few);
        boolean standsAlone = kept.isEmpty() || isEnough(rare) || rare.current() >= MANY_FOUND;
        return standsAlone ? added(kept, rare) : joined(kept, rare);
    }

    private boolean isEnough(Cell cell) {
        return cell.reference() * scale >= FEWEST_EXPECTED;
    }

    private static Cell together(List<Cell> few) {
        Cell most = few.stream().max(Comparator.comparingLong(Cell::current)).orElseThrow();
        String label = few.size() == 1 ? most.label() : "what was rare or never there, most of it " + most.label();
        return new Cell(
                label,
                few.stream().mapToLong(Cell::reference).sum(),
                few.stream().mapToLong(Cell::current).sum());
    }

    private static List<Cell> added(List<Cell> kept, Cell rare) {
        kept.add(rare);
        return kept;
    }

    private static List<Cell> joined(List<Cell> kept, Cell rare) {
        Cell smallest =
                kept.stream().min(Comparator.comparingLong(Cell::reference)).orElseThrow();
        kept.set(kept.indexOf(smallest), smallest.and(rare));
        return kept;
    }
}
