package org.evermodel.registry.collector;

import org.evermodel.Digest;

/**
 * Millions of digests in little memory: of each its first 16 bytes, in open-addressed tables that are at most two thirds
 * full. There are 256 tables, by the first byte, and only one grows at a time, so a digest takes 24 to 48 bytes, whatever
 * happens. Two digests that share their first 16 bytes are one here; nobody can make such a pair. Not thread-safe.
 */
public final class DigestSet {
    private static final int TABLES = 256;
    private static final int SMALLEST = 8;

    private final Table[] tables = new Table[TABLES];
    private long size;

    /** Empty. */
    public DigestSet() {
        for (int i = 0; i < TABLES; i++) {
            tables[i] = new Table();
        }
    }

    /** Adds a digest; returns whether it is new. */
    public boolean add(Digest digest) {
        long high = high(digest);
        boolean added = table(high).add(high, low(digest));
        size += added ? 1 : 0;
        return added;
    }

    /** Whether it was added. */
    public boolean contains(Digest digest) {
        long high = high(digest);
        return table(high).contains(high, low(digest));
    }

    long size() {
        return size;
    }

    private Table table(long high) {
        return tables[(int) (high >>> 56)];
    }

    private static long high(Digest digest) {
        return Long.parseUnsignedLong(digest.hex(), 0, 16, 16);
    }

    private static long low(Digest digest) {
        return Long.parseUnsignedLong(digest.hex(), 16, 32, 16);
    }

    private static final class Table {
        private long[] slots = new long[2 * SMALLEST];
        private int used;

        /** An empty slot holds zeros, so this one digest has a place of its own. */
        private boolean zero;

        boolean add(long high, long low) {
            if ((high | low) == 0) {
                boolean added = !zero;
                zero = true;
                return added;
            }
            int slot = slot(high, low);
            if (holds(slot)) {
                return false;
            }
            slots[slot] = high;
            slots[slot + 1] = low;
            if (++used * 3L > slots.length) {
                grow();
            }
            return true;
        }

        boolean contains(long high, long low) {
            return (high | low) == 0 ? zero : holds(slot(high, low));
        }

        private boolean holds(int slot) {
            return (slots[slot] | slots[slot + 1]) != 0;
        }

        /** Where it is, or where it would be. */
        private int slot(long high, long low) {
            int pairs = slots.length / 2;
            // What stands in a record need not be a hash: any text of 64 digits is spread.
            long mixed = (high ^ low * 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
            int pair = (int) (mixed >>> 33) & (pairs - 1);
            while (holds(2 * pair) && (slots[2 * pair] != high || slots[2 * pair + 1] != low)) {
                pair = (pair + 1) & (pairs - 1);
            }
            return 2 * pair;
        }

        private void grow() {
            long[] old = slots;
            slots = new long[2 * old.length];
            for (int i = 0; i < old.length; i += 2) {
                if ((old[i] | old[i + 1]) != 0) {
                    int slot = slot(old[i], old[i + 1]);
                    slots[slot] = old[i];
                    slots[slot + 1] = old[i + 1];
                }
            }
        }
    }
}
