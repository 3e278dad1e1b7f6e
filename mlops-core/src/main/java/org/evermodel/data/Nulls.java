package org.evermodel.data;

import java.util.BitSet;

/** Validity bits: a set bit marks a missing cell. */
final class Nulls {
    private Nulls() {}

    static BitSet take(BitSet nulls, int[] rows) {
        BitSet taken = new BitSet();
        if (nulls.isEmpty()) {
            return taken;
        }
        for (int i = 0; i < rows.length; i++) {
            if (nulls.get(rows[i])) {
                taken.set(i);
            }
        }
        return taken;
    }
}
