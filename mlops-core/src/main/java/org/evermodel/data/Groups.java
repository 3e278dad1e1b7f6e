package org.evermodel.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows of each group, in an order that depends on the seed and the groups, not on the order of the rows. */
final class Groups {
    private Groups() {}

    /** A group's name, 128 bits of SHA-256 of its cell, and where the seed puts it. */
    private record Key(long drawn, long high, long low) {
        static final Comparator<Key> ORDER = Comparator.comparingLong(Key::drawn)
                .thenComparingLong(Key::high)
                .thenComparingLong(Key::low);
    }

    /** In random order. */
    static List<int[]> drawn(Dataset table, String group, long seed) {
        Column cells = table.column(group);
        if (cells.nullCount() > 0) {
            throw new UnusableRowsException("a split by groups needs the group of each row, but \"" + group
                    + "\" lacks " + cells.nullCount() + " of " + cells.size() + "; fill or drop them first");
        }
        RowDigests names = table.select(List.of(group)).asOrigin().rowDigests();
        Map<Key, List<Integer>> rows = new HashMap<>();
        for (int row = 0; row < names.size(); row++) {
            Key key = new Key(ContentDraw.mixed(names.high(row), seed), names.high(row), names.low(row));
            rows.computeIfAbsent(key, each -> new ArrayList<>()).add(row);
        }
        if (rows.size() < 2) {
            throw new UnusableRowsException("a split by groups needs at least two, but \"" + group + "\" has "
                    + rows.size() + " different value" + (rows.size() == 1 ? "" : "s"));
        }
        return rows.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Key.ORDER))
                .map(entry ->
                        entry.getValue().stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    /** The largest first, equal ones in random order. */
    static List<int[]> largestFirst(Dataset table, String group, long seed) {
        return drawn(table, group, seed).stream()
                .sorted(Comparator.comparingInt((int[] rows) -> -rows.length))
                .toList();
    }
}
