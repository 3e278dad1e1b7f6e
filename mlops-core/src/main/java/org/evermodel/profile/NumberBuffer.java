package org.evermodel.profile;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Gathers small parts into batches worth sorting, so that what a cell costs does not depend on how many rows a part has: a wide
 * table comes in parts of a few hundred. Not thread-safe.
 */
final class NumberBuffer {
    private final int room;
    private final Consumer<NumberBatch> batches;
    private long[] pending = {};
    private int size;
    private boolean whole;

    NumberBuffer(int room, Consumer<NumberBatch> batches) {
        this.room = room;
        this.batches = batches;
    }

    /** Hands on what there was where the kind changes or there is no more room. */
    void add(NumberCells cells) {
        if (cells.whole() != whole || size + cells.size() > room) {
            flush();
        }
        whole = cells.whole();
        if (cells.size() >= room) {
            batches.accept(batch(whole, cells.keys(), cells.size()));
            return;
        }
        if (size + cells.size() > pending.length) {
            pending = Arrays.copyOf(pending, Math.min(room, Math.max(2 * pending.length, size + cells.size())));
        }
        System.arraycopy(cells.keys(), 0, pending, size, cells.size());
        size += cells.size();
    }

    /** Hands on what is left. */
    void flush() {
        if (size > 0) {
            batches.accept(batch(whole, pending, size));
            size = 0;
        }
    }

    private static NumberBatch batch(boolean whole, long[] keys, int size) {
        return new NumberBatch(whole, SortedCounts.of(keys, size), size);
    }
}
