package org.evermodel.check;

/**
 * A set of 128-bit hashes by open addressing: 16 bytes a slot, at most two thirds of the slots taken, so 24 to 48 bytes
 * a hash. The hashes are pieces of SHA-256, so by the birthday bound (n² / 2¹²⁹) a billion different values have two of
 * one hash once in 10²⁰ tables. Not thread-safe.
 */
final class HashSet128 {
    private static final int FIRST = 1 << 10;

    private final int most;
    private long[] high = new long[FIRST];
    private long[] low = new long[FIRST];
    private int size;
    private boolean hasZero;
    private boolean full;

    /** Keeps at most {@code most} hashes; more are not kept, and {@link #isFull()} tells so. */
    HashSet128(int most) {
        this.most = most;
    }

    /** Whether the hash is new. */
    boolean add(long highHalf, long lowHalf) {
        if ((highHalf | lowHalf) == 0) {
            boolean added = !hasZero;
            hasZero = true;
            return added;
        }
        int slot = slot(highHalf, lowHalf);
        if ((high[slot] | low[slot]) != 0) {
            return false;
        }
        if (size == most) {
            full = true;
            return true;
        }
        high[slot] = highHalf;
        low[slot] = lowHalf;
        size++;
        if (size > high.length / 3 * 2) {
            grow();
        }
        return true;
    }

    /** How many different hashes were added, as long as it is not {@linkplain #isFull() full}. */
    long size() {
        return size + (hasZero ? 1L : 0L);
    }

    /** Whether more were added than are kept, so that {@link #add} may have called a known one new. */
    boolean isFull() {
        return full;
    }

    private int slot(long highHalf, long lowHalf) {
        int mask = high.length - 1;
        int slot = (int) lowHalf & mask;
        while ((high[slot] | low[slot]) != 0 && !(high[slot] == highHalf && low[slot] == lowHalf)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldHigh = high;
        long[] oldLow = low;
        high = new long[oldHigh.length * 2];
        low = new long[oldLow.length * 2];
        for (int i = 0; i < oldHigh.length; i++) {
            if ((oldHigh[i] | oldLow[i]) != 0) {
                int slot = slot(oldHigh[i], oldLow[i]);
                high[slot] = oldHigh[i];
                low[slot] = oldLow[i];
            }
        }
    }
}
