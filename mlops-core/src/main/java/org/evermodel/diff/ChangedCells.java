package org.evermodel.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.evermodel.data.Dataset;
import org.evermodel.data.Row;
import org.evermodel.data.RowDigests;
import org.jspecify.annotations.Nullable;

/** Compares changed rows cell by cell: the rows there were are kept, up to a bound, then met by those there are. */
final class ChangedCells {
    private static final int MOST_ROWS = 100_000;
    private static final int LEAST_ROWS = 1_000;
    private static final int MOST_CELLS = 2_000_000;

    private final List<String> columns;
    private final List<String> key;
    private final int most;
    private final int mostKept;
    /** Copies of the rows there were, which hold on to nothing else of their table. */
    private final Map<Name, Row> kept = new HashMap<>();

    private final long[] counts;
    private final List<RowDiff.Example> examples = new ArrayList<>();

    private record Name(long high, long low) {}

    ChangedCells(List<String> columns, List<String> key, int most) {
        this.columns = columns;
        this.key = key;
        this.most = most;
        this.mostKept = Math.max(LEAST_ROWS, Math.min(MOST_ROWS, MOST_CELLS / columns.size()));
        this.counts = new long[columns.size()];
    }

    /** Keeps rows there were, all of which changed. */
    void keep(Dataset changed) {
        RowDigests names = names(changed);
        for (int row = 0; row < names.size() && kept.size() < mostKept; row++) {
            kept.put(new Name(names.high(row), names.low(row)), changed.row(row));
        }
    }

    /** Meets the rows there are; those that are not kept are passed by. */
    void compare(Dataset rows) {
        RowDigests names = names(rows);
        for (int row = 0; row < names.size(); row++) {
            Row old = kept.get(new Name(names.high(row), names.low(row)));
            if (old != null) {
                compare(old, rows, row);
            }
        }
    }

    private void compare(Row old, Dataset rows, int row) {
        for (int i = 0; i < counts.length; i++) {
            String name = columns.get(i);
            Optional<Object> now = rows.column(name).value(row);
            counts[i] += same(old.value(name).orElse(null), now.orElse(null)) ? 0 : 1;
        }
        if (examples.size() < most) {
            examples.add(new RowDiff.Example(Optional.of(old), Optional.of(rows.row(row))));
        }
    }

    /** A whole number and the equal real one are the same, as they are to the names of rows. */
    private static boolean same(@Nullable Object was, @Nullable Object is) {
        if (was instanceof Number first && is instanceof Number second && was.getClass() != is.getClass()) {
            return first.doubleValue() == second.doubleValue();
        }
        return Objects.equals(was, is) || (was instanceof Double a && is instanceof Double b && a + 0.0 == b + 0.0);
    }

    private RowDigests names(Dataset rows) {
        return rows.select(key).asOrigin().rowDigests();
    }

    /** How many rows were compared cell by cell. */
    long compared() {
        return kept.size();
    }

    Map<String, Long> counts() {
        Map<String, Long> byColumn = new LinkedHashMap<>();
        for (int i = 0; i < counts.length; i++) {
            byColumn.put(columns.get(i), counts[i]);
        }
        return byColumn;
    }

    List<RowDiff.Example> examples() {
        return examples;
    }
}
