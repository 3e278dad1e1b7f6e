package org.evermodel.data;

import java.util.BitSet;
import java.util.Objects;
import java.util.Optional;

final class IntegerColumn implements Column.Integers {
    private final long[] cells;
    private final BitSet nulls;

    /** Takes ownership of both arguments: nobody may change them afterwards. */
    IntegerColumn(long[] cells, BitSet nulls) {
        this.cells = cells;
        this.nulls = nulls;
    }

    @Override
    public ColumnType type() {
        return ColumnType.INTEGER;
    }

    @Override
    public int size() {
        return cells.length;
    }

    @Override
    public boolean isNull(int row) {
        return nulls.get(Objects.checkIndex(row, cells.length));
    }

    @Override
    public int nullCount() {
        return nulls.cardinality();
    }

    @Override
    public Optional<Object> value(int row) {
        return isNull(row) ? Optional.empty() : Optional.of(get(row));
    }

    @Override
    public long get(int row) {
        return cells[row];
    }

    @Override
    public Column take(int[] rows) {
        long[] taken = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            taken[i] = cells[rows[i]];
        }
        return new IntegerColumn(taken, Nulls.take(nulls, rows));
    }
}
