package org.evermodel.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.data.Dataset;
import org.evermodel.data.Row;
import org.evermodel.data.RowDigests;
import org.evermodel.data.UnusableRowsException;

/**
 * Finds each row of one side on the other by its key.
 *
 * <p>For each key a half of the digest of its row is kept, so 64 bits tell whether a row changed: that two different rows
 * of one key share them is a matter of one in 18 trillion million.
 */
final class KeyDiff {
    private static final long GONE_UNLESS_MET = 0;
    private static final long UNCHANGED = 1;
    private static final long CHANGED = 2;
    private static final long ADDED = 3;

    private final Side before;
    private final Side after;
    private final List<String> columns;
    private final List<String> key;
    private final int most;
    private final RowTallies contents = new RowTallies();
    private final RowTallies fates = new RowTallies();
    private final List<RowDiff.Example> gone = new ArrayList<>();
    private final List<RowDiff.Example> added = new ArrayList<>();
    private long addedRows;
    private long met;
    private long changed;

    private KeyDiff(Side before, Side after, List<String> columns, DiffOptions options) {
        this.before = before;
        this.after = after;
        this.columns = columns;
        this.key = options.key();
        this.most = options.examples();
    }

    static RowDiff of(Side before, Side after, List<String> columns, DiffOptions options) {
        return new KeyDiff(before, after, columns, options).compare();
    }

    private RowDiff compare() {
        long rowsBefore = before.read(columns, this::keep);
        long rowsAfter = after.read(columns, this::meet);
        before.readLeftOut(key, this::requireOtherKeys);
        long removed = contents.size() - met;
        if (removed > 0 && most > 0) {
            before.read(columns, this::findGone);
        }
        ChangedCells cells = new ChangedCells(columns, key, most);
        if (changed > 0) {
            before.read(columns, rows -> cells.keep(changedRows(rows)));
            after.read(columns, cells::compare);
        }
        List<RowDiff.Example> examples = new ArrayList<>(gone);
        examples.addAll(cells.examples());
        examples.addAll(added);
        return new RowDiff(
                rowsBefore,
                rowsAfter,
                addedRows,
                removed,
                changed,
                byCount(cells.counts()),
                cells.compared(),
                examples);
    }

    private void keep(Dataset rows) {
        RowDigests keys = names(rows);
        RowDigests names = rows.rowDigests();
        for (int row = 0; row < keys.size(); row++) {
            if (fates.get(keys.high(row), keys.low(row), -1) >= 0) {
                throw twice("before", rows, row);
            }
            fates.put(keys.high(row), keys.low(row), GONE_UNLESS_MET);
            contents.put(keys.high(row), keys.low(row), names.high(row));
        }
    }

    private void meet(Dataset rows) {
        RowDigests keys = names(rows);
        RowDigests names = rows.rowDigests();
        for (int row = 0; row < keys.size(); row++) {
            long fate = fates.get(keys.high(row), keys.low(row), -1);
            if (fate > GONE_UNLESS_MET) {
                throw twice("after", rows, row);
            }
            if (fate == GONE_UNLESS_MET) {
                met++;
                boolean same = contents.get(keys.high(row), keys.low(row), 0) == names.high(row);
                changed += same ? 0 : 1;
                fates.put(keys.high(row), keys.low(row), same ? UNCHANGED : CHANGED);
            } else {
                fates.put(keys.high(row), keys.low(row), ADDED);
                addedRows++;
                if (added.size() < most) {
                    added.add(new RowDiff.Example(Optional.empty(), Optional.of(rows.row(row))));
                }
            }
        }
    }

    /** A key of a row that both tables share must be of that row alone. */
    private void requireOtherKeys(Dataset rows) {
        RowDigests keys = rows.rowDigests();
        for (int row = 0; row < keys.size(); row++) {
            long fate = fates.get(keys.high(row), keys.low(row), -1);
            if (fate >= 0) {
                throw twice(fate == ADDED ? "after" : "before", rows, row);
            }
        }
    }

    private void findGone(Dataset rows) {
        RowDigests keys = names(rows);
        for (int row = 0; row < keys.size() && gone.size() < most; row++) {
            if (fates.get(keys.high(row), keys.low(row), -1) == GONE_UNLESS_MET) {
                gone.add(new RowDiff.Example(Optional.of(rows.row(row)), Optional.empty()));
            }
        }
    }

    private Dataset changedRows(Dataset rows) {
        RowDigests keys = names(rows);
        return rows.filter(row -> fates.get(keys.high(row), keys.low(row), -1) == CHANGED);
    }

    private RowDigests names(Dataset rows) {
        return rows.select(key).asOrigin().rowDigests();
    }

    private UnusableRowsException twice(String side, Dataset rows, int row) {
        Row values = rows.select(key).row(row);
        return new UnusableRowsException("a key is of one row, but two rows " + side + " have " + values
                + "; name more columns, or compare by content");
    }

    private static Map<String, Long> byCount(Map<String, Long> counts) {
        Map<String, Long> ordered = new LinkedHashMap<>();
        counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
        return ordered;
    }
}
