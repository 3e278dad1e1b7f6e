package org.evermodel.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.data.Dataset;
import org.evermodel.data.Row;
import org.evermodel.data.RowDigests;

/** Counts how often each row stands on either side; what is left over was added or removed. */
final class ContentDiff {
    private final Side before;
    private final Side after;
    private final List<String> columns;
    /** How many more times a row stands after than before. */
    private final RowTallies surplus = new RowTallies();

    private ContentDiff(Side before, Side after, List<String> columns) {
        this.before = before;
        this.after = after;
        this.columns = columns;
    }

    static RowDiff of(Side before, Side after, List<String> columns, int examples) {
        return new ContentDiff(before, after, columns).compare(examples);
    }

    private RowDiff compare(int most) {
        long rowsBefore = before.read(columns, rows -> count(rows, -1));
        long rowsAfter = after.read(columns, rows -> count(rows, 1));
        long[] sums = surplus.sums();
        List<RowDiff.Example> examples = new ArrayList<>();
        if (sums[1] < 0 && most > 0) {
            find(before, -1, most)
                    .forEach(row -> examples.add(new RowDiff.Example(Optional.of(row), Optional.empty())));
        }
        if (sums[0] > 0 && most > 0) {
            find(after, 1, most).forEach(row -> examples.add(new RowDiff.Example(Optional.empty(), Optional.of(row))));
        }
        return new RowDiff(rowsBefore, rowsAfter, sums[0], -sums[1], 0, Map.of(), 0, examples);
    }

    private void count(Dataset rows, long by) {
        RowDigests names = rows.rowDigests();
        for (int row = 0; row < names.size(); row++) {
            surplus.add(names.high(row), names.low(row), by);
        }
    }

    /** The first rows of a side that are left over there, each as often as it is. */
    private List<Row> find(Side side, long sign, int most) {
        List<Row> found = new ArrayList<>();
        side.read(columns, rows -> {
            if (found.size() < most) {
                find(rows, sign, most, found);
            }
        });
        return found;
    }

    private void find(Dataset rows, long sign, int most, List<Row> found) {
        RowDigests names = rows.rowDigests();
        for (int row = 0; row < names.size() && found.size() < most; row++) {
            if (surplus.get(names.high(row), names.low(row), 0) * sign > 0) {
                surplus.add(names.high(row), names.low(row), -sign);
                found.add(rows.row(row));
            }
        }
    }
}
