package org.evermodel.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Puts rows in order. */
final class Sorting {
    private Sorting() {}

    static Dataset sorted(Dataset table, List<Order> orders) {
        if (orders.isEmpty()) {
            throw new IllegalArgumentException("rows are sorted by at least one column, but none was given");
        }
        Comparator<Integer> order = orders.stream()
                .map(each -> comparator(table.column(each.column()), each.descending()))
                .reduce(Comparator::thenComparing)
                .orElseThrow();
        Integer[] rows = IntStream.range(0, table.rowCount()).boxed().toArray(Integer[]::new);
        Arrays.sort(rows, order);
        return table.taken(
                Arrays.stream(rows).mapToInt(Integer::intValue).toArray(), Operation.of("sort", orders.toArray()));
    }

    private static Comparator<Integer> comparator(Column column, boolean descending) {
        Comparator<Integer> cells = byValue(column);
        Comparator<Integer> present = Comparator.comparing(column::isNull);
        Comparator<Integer> directed = descending ? cells.reversed() : cells;
        return present.thenComparing((one, other) -> column.isNull(one) ? 0 : directed.compare(one, other));
    }

    private static Comparator<Integer> byValue(Column column) {
        if (column instanceof Column.Integers wholes) {
            return Comparator.comparingLong(wholes::get);
        }
        if (column instanceof Column.Reals reals) {
            // Adding zero turns -0.0 into 0.0, which is the same number.
            return Comparator.comparingDouble(row -> reals.get(row) + 0.0);
        }
        if (column instanceof Column.Booleans truths) {
            return Comparator.comparing(truths::get);
        }
        if (column instanceof Column.Timestamps times) {
            return Comparator.comparingLong(times::epochMicros);
        }
        int[] ranks = ranks((Column.Strings) column);
        return Comparator.comparingInt(row -> ranks[((Column.Strings) column).code(row)]);
    }

    /** The place of each text of the dictionary among all of them. */
    private static int[] ranks(Column.Strings column) {
        List<String> texts = column.dictionary();
        Integer[] byText = IntStream.range(0, texts.size()).boxed().toArray(Integer[]::new);
        Arrays.sort(byText, Comparator.comparing(texts::get));
        int[] ranks = new int[texts.size()];
        for (int rank = 0; rank < byText.length; rank++) {
            ranks[byText[rank]] = rank;
        }
        return ranks;
    }
}
