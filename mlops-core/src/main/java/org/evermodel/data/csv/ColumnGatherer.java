package org.evermodel.data.csv;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import org.evermodel.data.Column;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Columns;

/**
 * Gathers the cells of one column while a file goes by. Not thread-safe.
 *
 * <p>Where the type is not given it is found on the way: the first cell proposes one, kept in an array of that type, and
 * whole numbers widen to reals in place. A column that started as numbers, booleans or times and then meets a text has
 * lost the wording of what it holds. It stops gathering and asks for the file to be read once more, as text: rare, and
 * cheaper than keeping the wording of every number of every file.
 */
abstract sealed class ColumnGatherer
        permits TypedGatherer, InferringGatherer, TextGatherer, SkippingGatherer, ScanningGatherer {
    private static final int FIRST_CAPACITY = 64;
    private static final int LARGEST_CAPACITY = Integer.MAX_VALUE - 8;

    private BitSet missing = new BitSet();
    private int size;

    /**
     * Takes the next cell, {@code [from, to)}; {@code trimmed} says whether blanks around it are no content. Throws
     * {@link CellRefusedException} where the cell does not fit.
     */
    abstract void add(char[] text, int from, int to, boolean trimmed);

    /** Throws {@link CellRefusedException} where the cell does not fit a type that is demanded; takes nothing. */
    void check(char[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text[i] == 0) {
                throw nul();
            }
        }
    }

    static CellRefusedException nul() {
        return new CellRefusedException("holds a NUL character, so the file is no text or has another charset");
    }

    /** Puts the cells of {@code next}, a gatherer of the same kind, below these; nothing is added to it any more. */
    abstract void follow(ColumnGatherer next);

    final void countAll(ColumnGatherer next) {
        next.missing.stream().forEach(row -> missing.set(size + row));
        size = Math.addExact(size, next.size);
    }

    /** The first {@code size} cells and behind them {@code count} others. */
    static long[] joined(long[] cells, int size, long[] others, int count) {
        long[] all = Arrays.copyOf(cells, Math.addExact(size, count));
        System.arraycopy(others, 0, all, size, Math.min(count, others.length));
        return all;
    }

    /** Takes a missing cell. */
    abstract void addMissing();

    /** What stands between whole and fraction from now on. */
    void decimalMark(char mark) {}

    /** Who gathers the column in another reading, where this one lost its cells. */
    Optional<ColumnGatherer> nextReading(CellRules rules, String name) {
        return Optional.empty();
    }

    /** The column, unless it must be read once more. */
    abstract Column finish();

    /** Forgets all cells, to gather the next part of the table. */
    abstract void reset();

    final void forget() {
        missing = new BitSet();
        size = 0;
    }

    final int size() {
        return size;
    }

    final BitSet missing() {
        return missing;
    }

    final void countMissing() {
        missing.set(size++);
    }

    final void count() {
        size++;
    }

    static long[] room(long[] cells, int size) {
        return size < cells.length ? cells : Arrays.copyOf(cells, grown(size));
    }

    static int[] room(int[] cells, int size) {
        return size < cells.length ? cells : Arrays.copyOf(cells, grown(size));
    }

    private static int grown(int size) {
        return (int) Math.min(LARGEST_CAPACITY, Math.max(FIRST_CAPACITY, size + (size >> 1) + 1L));
    }

    private static long[] exactly(long[] cells, int size) {
        return cells.length == size ? cells : Arrays.copyOf(cells, size);
    }

    /** A column of {@code type}, not textual, from cells as longs: reals by their bits, booleans as 0 and 1. */
    static Column column(ColumnType type, long[] cells, int size, BitSet missing) {
        return switch (type) {
            case INTEGER -> Columns.integers(exactly(cells, size), missing);
            case TIMESTAMP -> Columns.timestamps(exactly(cells, size), missing);
            case REAL -> {
                double[] reals = new double[size];
                for (int i = 0; i < size; i++) {
                    reals[i] = Double.longBitsToDouble(cells[i]);
                }
                yield Columns.reals(reals, missing);
            }
            case BOOLEAN -> {
                boolean[] booleans = new boolean[size];
                for (int i = 0; i < size; i++) {
                    booleans[i] = cells[i] != 0;
                }
                yield Columns.booleans(booleans, missing);
            }
            case CATEGORICAL, TEXT -> throw new IllegalArgumentException("texts are not kept as numbers: " + type);
        };
    }
}
