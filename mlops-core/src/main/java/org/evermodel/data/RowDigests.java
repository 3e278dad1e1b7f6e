package org.evermodel.data;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
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

    /** The names of the rows of all {@code parts}, in their order. */
    static RowDigests joined(List<RowDigests> parts) {
        int size = parts.stream().mapToInt(RowDigests::size).reduce(0, Math::addExact);
        long[] high = new long[size];
        long[] low = new long[size];
        int from = 0;
        for (RowDigests part : parts) {
            System.arraycopy(part.high, 0, high, from, part.size());
            System.arraycopy(part.low, 0, low, from, part.size());
            from += part.size();
        }
        return new RowDigests(high, low);
    }

    /** The first eight bytes of the name of a row, which are as good as random. */
    public long high(int row) {
        return high[row];
    }

    /** The last eight bytes of the name of a row. */
    public long low(int row) {
        return low[row];
    }

    /** The positions of the rows here whose name does not occur in {@code seen}, in ascending order. */
    public int[] positionsNotIn(RowDigests seen) {
        Set<RowKey> known = new HashSet<>(seen.size() * 2);
        for (int i = 0; i < seen.size(); i++) {
            known.add(seen.key(i));
        }
        return java.util.stream.IntStream.range(0, size())
                .filter(row -> !known.contains(key(row)))
                .toArray();
    }

    /** The name of a row, to be looked up. */
    RowKey key(int row) {
        return new RowKey(high[row], low[row]);
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

    /** A name by itself. */
    record RowKey(long high, long low) {}

    @Override
    public String toString() {
        return "RowDigests[" + size() + " rows]";
    }
}
