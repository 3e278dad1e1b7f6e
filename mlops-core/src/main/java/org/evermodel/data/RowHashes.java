package org.evermodel.data;

import java.util.List;

/**
 * A 64-bit hash of the cells of each row, not of the columns' names: fast and as good as random, but anybody can make
 * two rows that share one. The same in every JVM, and for any dictionary.
 */
final class RowHashes {
    private static final long MISSING = 0x9E3779B97F4A7C15L;
    private static final long FACTOR = 0xFF51AFD7ED558CCDL;

    private RowHashes() {}

    static long[] of(Dataset table) {
        long[] hashes = new long[table.rowCount()];
        for (int i = 0; i < table.columnCount(); i++) {
            add(table.column(i), hashes);
        }
        for (int row = 0; row < hashes.length; row++) {
            hashes[row] = spread(hashes[row]);
        }
        return hashes;
    }

    private static void add(Column column, long[] hashes) {
        if (column instanceof Column.Reals reals) {
            for (int row = 0; row < hashes.length; row++) {
                // Adding zero turns -0.0 into 0.0, which is the same number.
                mix(hashes, row, reals.isNull(row) ? MISSING : Double.doubleToLongBits(reals.get(row) + 0.0));
            }
        } else if (column instanceof Column.Integers integers) {
            for (int row = 0; row < hashes.length; row++) {
                mix(hashes, row, integers.isNull(row) ? MISSING : integers.get(row));
            }
        } else if (column instanceof Column.Timestamps times) {
            for (int row = 0; row < hashes.length; row++) {
                mix(hashes, row, times.isNull(row) ? MISSING : times.epochMicros(row));
            }
        } else if (column instanceof Column.Booleans booleans) {
            for (int row = 0; row < hashes.length; row++) {
                mix(hashes, row, booleans.isNull(row) ? MISSING : booleans.get(row) ? 1 : 2);
            }
        } else {
            addTexts((Column.Strings) column, hashes);
        }
    }

    private static void addTexts(Column.Strings texts, long[] hashes) {
        List<String> dictionary = texts.dictionary();
        long[] known = new long[dictionary.size()];
        for (int code = 0; code < known.length; code++) {
            known[code] = spread(dictionary.get(code).hashCode() + MISSING);
        }
        for (int row = 0; row < hashes.length; row++) {
            int code = texts.code(row);
            mix(hashes, row, code < 0 ? MISSING : known[code]);
        }
    }

    private static void mix(long[] hashes, int row, long value) {
        long mixed = (hashes[row] ^ value) * FACTOR;
        hashes[row] = mixed ^ (mixed >>> 32);
    }

    /** The finalizer of MurmurHash3 (A. Appleby), after which each bit depends on each. */
    private static long spread(long value) {
        long mixed = (value ^ (value >>> 33)) * FACTOR;
        mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ (mixed >>> 33);
    }
}
