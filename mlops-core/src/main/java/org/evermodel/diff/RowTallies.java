package org.evermodel.diff;

/**
 * A number for each of many 128-bit names: an open hash table in three arrays, about forty bytes a name. The names are
 * digests, so their bits are as good as random. Not thread-safe.
 */
final class RowTallies {
    private static final int FIRST_SLOTS = 1 << 10;
    private static final int MOST_SLOTS = 1 << 30;

    private long[] high = new long[FIRST_SLOTS];
    private long[] low = new long[FIRST_SLOTS];
    private long[] values = new long[FIRST_SLOTS];
    private boolean[] taken = new boolean[FIRST_SLOTS];
    private int size;

    int size() {
        return size;
    }

    private void reserve(int slots) {
        high = new long[slots];
        low = new long[slots];
        values = new long[slots];
        taken = new boolean[slots];
    }

    /** Where a name is, or where it would be put: {@code -1 - slot}. */
    private int find(long nameHigh, long nameLow) {
        int mask = taken.length - 1;
        int slot = (int) nameLow & mask;
        while (taken[slot]) {
            if (high[slot] == nameHigh && low[slot] == nameLow) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
        return -1 - slot;
    }

    /** The number of a name, or {@code otherwise} where it has none. */
    long get(long nameHigh, long nameLow, long otherwise) {
        int slot = find(nameHigh, nameLow);
        return slot < 0 ? otherwise : values[slot];
    }

    void put(long nameHigh, long nameLow, long value) {
        int slot = find(nameHigh, nameLow);
        if (slot < 0) {
            slot = take(nameHigh, nameLow, -1 - slot);
        }
        values[slot] = value;
    }

    /** Adds to the number of a name, which is 0 at first, and gives the sum. */
    long add(long nameHigh, long nameLow, long summand) {
        long sum = get(nameHigh, nameLow, 0) + summand;
        put(nameHigh, nameLow, sum);
        return sum;
    }

    private int take(long nameHigh, long nameLow, int free) {
        int slot = free;
        if (size >= taken.length / 4 * 3) {
            grow();
            slot = -1 - find(nameHigh, nameLow);
        }
        taken[slot] = true;
        high[slot] = nameHigh;
        low[slot] = nameLow;
        size++;
        return slot;
    }

    private void grow() {
        if (taken.length == MOST_SLOTS) {
            throw new IllegalStateException("tables that differ in more than " + size + " rows cannot be compared");
        }
        RowTallies larger = new RowTallies();
        larger.reserve(taken.length * 2);
        for (int slot = 0; slot < taken.length; slot++) {
            if (taken[slot]) {
                larger.put(high[slot], low[slot], values[slot]);
            }
        }
        high = larger.high;
        low = larger.low;
        values = larger.values;
        taken = larger.taken;
    }

    /** The sum of all positive numbers and that of all negative ones. */
    long[] sums() {
        long[] sums = new long[2];
        for (int slot = 0; slot < taken.length; slot++) {
            if (taken[slot]) {
                sums[values[slot] > 0 ? 0 : 1] += values[slot];
            }
        }
        return sums;
    }
}
