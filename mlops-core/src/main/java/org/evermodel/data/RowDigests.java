package org.evermodel.data;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * A 128-bit name for each row of a table: the first half of the SHA-256 of its cells under their column names. Equal
 * rows have equal names whatever the order of the columns and whether a number was read as integer or as real. Used to
 * tell which rows a model has seen. Immutable and thread-safe.
 */
public final class RowDigests {
    private final long[] high;
    private final long[] low;

    RowDigests(long[] high, long[] low) {
        this.high = high;
        this.low = low;
    }

    /** The digests of the rows of {@code table} by its present cells. */
    static RowDigests of(Dataset table) {
        return Fingerprints.rows(table);
    }

    /** How many rows are named. */
    public int size() {
        return high.length;
    }

    /** The names of the rows at these positions. */
    public RowDigests take(int[] rows) {
        long[] takenHigh = new long[rows.length];
        long[] takenLow = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            takenHigh[i] = high[rows[i]];
            takenLow[i] = low[rows[i]];
        }
        return new RowDigests(takenHigh, takenLow);
    }

    /** The names of these rows and then of those of {@code below}. */
    RowDigests append(RowDigests below) {
        return new RowDigests(join(high, below.high), join(low, below.low));
    }

    private static long[] join(long[] above, long[] below) {
        long[] joined = Arrays.copyOf(above, above.length + below.length);
        System.arraycopy(below, 0, joined, above.length, below.length);
        return joined;
    }

    /** The positions of the rows here whose name does not occur in {@code seen}, in ascending order. */
    public int[] positionsNotIn(RowDigests seen) {
        Set<RowKey> known = new HashSet<>(seen.size() * 2);
        for (int i = 0; i < seen.size(); i++) {
            known.add(new RowKey(seen.high[i], seen.low[i]));
        }
        return java.util.stream.IntStream.range(0, size())
                .filter(row -> !known.contains(new RowKey(high[row], low[row])))
                .toArray();
    }

    void writeTo(BinaryWriter out) throws IOException {
        for (long half : high) {
            out.number(half, Long.BYTES);
        }
        for (long half : low) {
            out.number(half, Long.BYTES);
        }
    }

    static RowDigests readFrom(BinaryReader in, int rows) throws IOException {
        return new RowDigests(in.numbers(rows, Long.BYTES), in.numbers(rows, Long.BYTES));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RowDigests digests
                && Arrays.equals(high, digests.high)
                && Arrays.equals(low, digests.low);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(low);
    }

    private record RowKey(long high, long low) {}

    @Override
    public String toString() {
        return "RowDigests[" + size() + " rows]";
    }
}
