package org.evermodel.check;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.evermodel.data.Column;

/** Which of some values no cell has. */
final class ContainsAll implements ColumnCheck.State {
    private final Set<String> left;
    private long rows;

    ContainsAll(Set<String> values) {
        this.left = new TreeSet<>(values);
    }

    @Override
    public void add(Part part, Column cells) {
        rows += cells.size() - (long) cells.nullCount();
        IntPredicate known = CellText.test(cells, text -> !left.contains(text));
        for (int row = 0; row < cells.size() && !left.isEmpty(); row++) {
            if (!cells.isNull(row) && !known.test(row)) {
                left.remove(CellText.of(cells, row));
            }
        }
    }

    @Override
    public ColumnCheck.Seen finish() {
        return new ColumnCheck.Seen(left.isEmpty(), rows, left.isEmpty() ? "all are there" : "no cell has " + left);
    }
}
