package org.evermodel.profile;

import java.util.Arrays;
import java.util.function.LongUnaryOperator;

/** Counts by key, in ascending order of the keys. What is added comes in that order, too. Not thread-safe. */
final class SortedCounts {
    private long[] keys;
    private long[] counts;
    private int size;

    SortedCounts() {
        this(16);
    }

    private SortedCounts(int room) {
        this.keys = new long[room];
        this.counts = new long[room];
    }

    /** Each of the first {@code size} of {@code keys}, which are sorted on the way. */
    static SortedCounts of(long[] keys, int size) {
        Arrays.sort(keys, 0, size);
        SortedCounts runs = new SortedCounts(Math.max(1, size));
        for (int start = 0; start < size; ) {
            int end = start + 1;
            while (end < size && keys[end] == keys[start]) {
                end++;
            }
            runs.append(keys[start], end - start);
            start = end;
        }
        return runs;
    }

    /** More of the largest key so far, or of a larger one. */
    void append(long key, long count) {
        if (size > 0 && keys[size - 1] == key) {
            counts[size - 1] += count;
            return;
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
            counts = Arrays.copyOf(counts, 2 * size);
        }
        keys[size] = key;
        counts[size++] = count;
    }

    int size() {
        return size;
    }

    long key(int position) {
        return keys[position];
    }

    long count(int position) {
        return counts[position];
    }

    /** The counts of both. */
    static SortedCounts sum(SortedCounts one, SortedCounts other) {
        SortedCounts sum = new SortedCounts(Math.max(1, one.size + other.size));
        int mine = 0;
        int theirs = 0;
        while (mine < one.size && theirs < other.size) {
            if (one.keys[mine] <= other.keys[theirs]) {
                sum.append(one.keys[mine], one.counts[mine++]);
            } else {
                sum.append(other.keys[theirs], other.counts[theirs++]);
            }
        }
        for (; mine < one.size; mine++) {
            sum.append(one.keys[mine], one.counts[mine]);
        }
        for (; theirs < other.size; theirs++) {
            sum.append(other.keys[theirs], other.counts[theirs]);
        }
        return sum;
    }

    /** The same counts under other keys, which keep the order; those of one key are added. */
    SortedCounts mapped(LongUnaryOperator monotone) {
        SortedCounts mapped = new SortedCounts(Math.max(1, size));
        for (int i = 0; i < size; i++) {
            mapped.append(monotone.applyAsLong(keys[i]), counts[i]);
        }
        return mapped;
    }

    /** How many keys differ in more than their last {@code bits}. */
    int sizeWithout(int bits) {
        int different = Math.min(1, size);
        for (int i = 1; i < size; i++) {
            different += keys[i] >> bits == keys[i - 1] >> bits ? 0 : 1;
        }
        return different;
    }

    /** All counts times {@code by}. */
    SortedCounts scaled(long by) {
        SortedCounts scaled = new SortedCounts(Math.max(1, size));
        for (int i = 0; i < size; i++) {
            scaled.append(keys[i], counts[i] * by);
        }
        return scaled;
    }

    /** All counts less {@code by}, without those that are then none. */
    SortedCounts lessened(long by) {
        SortedCounts rest = new SortedCounts();
        for (int i = 0; i < size; i++) {
            if (counts[i] > by) {
                rest.append(keys[i], counts[i] - by);
            }
        }
        return rest;
    }

    /** The count that {@code rank} others reach or exceed, 0-based; 0 where there are no more. */
    long largest(int rank) {
        if (rank >= size) {
            return 0;
        }
        long[] sorted = Arrays.copyOf(counts, size);
        Arrays.sort(sorted);
        return sorted[size - 1 - rank];
    }

    long total() {
        long total = 0;
        for (int i = 0; i < size; i++) {
            total += counts[i];
        }
        return total;
    }
}
