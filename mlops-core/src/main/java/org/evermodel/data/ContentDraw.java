package org.evermodel.data;

import java.util.BitSet;

/** A draw of rows by their names, which are as good as random. */
final class ContentDraw {
    private static final double UNIT = 0x1.0p-53;

    private ContentDraw() {}

    static BitSet of(RowDigests names, double fraction, long seed) {
        BitSet test = new BitSet();
        for (int row = 0; row < names.size(); row++) {
            test.set(row, (mixed(names.high(row), seed) >>> 11) * UNIT < fraction);
        }
        if (test.isEmpty() || test.cardinality() == names.size()) {
            throw new UnusableRowsException("a draw by content put all " + names.size()
                    + " rows on one side; there are too few different rows, so use another seed or a random split");
        }
        return test;
    }

    /** A name under a seed: SplitMix64's finisher (Steele, Lea and Flood 2014) over both. */
    static long mixed(long name, long seed) {
        return mix(name ^ mix(seed + 0x9E3779B97F4A7C15L));
    }

    private static long mix(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
