package org.evermodel.data;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** What all ways to cut a table share. */
final class Cuts {
    private Cuts() {}

    /** How many test rows a fraction means. */
    static int testRows(Dataset table, double fraction) {
        if (!(fraction > 0 && fraction < 1)) {
            throw new IllegalArgumentException("the test fraction must lie between 0 and 1, but is " + fraction);
        }
        if (table.rowCount() < 2) {
            throw new UnusableRowsException("a split needs at least two rows, but the table has " + table.rowCount());
        }
        return (int) Math.max(1, Math.min(table.rowCount() - 1L, Math.round(table.rowCount() * fraction)));
    }

    static void requireFolds(Dataset table, int count, int leastRows) {
        if (count < 2) {
            throw new IllegalArgumentException("cross-validation needs at least two folds, but was asked for " + count);
        }
        if (table.rowCount() < leastRows) {
            throw new UnusableRowsException(
                    count + " folds need at least " + leastRows + " rows, but the table has " + table.rowCount());
        }
    }

    /** Where the {@code i}-th of {@code count + 1} runs of rows begins. */
    static int run(Dataset table, int count, int i) {
        return (int) ((long) table.rowCount() * i / (count + 1));
    }

    /** Each row in its turn to the test rows of the next fold. */
    static List<TrainTestSplit> deal(Dataset table, int[] order, int count) {
        List<BitSet> hands =
                IntStream.range(0, count).mapToObj(i -> new BitSet()).toList();
        for (int i = 0; i < order.length; i++) {
            hands.get(i % count).set(order[i]);
        }
        return hands.stream().map(test -> cut(table, test)).toList();
    }

    static BitSet mask(int[] rows, int from, int to) {
        BitSet mask = new BitSet();
        for (int i = from; i < to; i++) {
            mask.set(rows[i]);
        }
        return mask;
    }

    static TrainTestSplit cut(Dataset table, BitSet test) {
        return new TrainTestSplit(table.filter(row -> !test.get(row)), table.filter(test::get));
    }
}
