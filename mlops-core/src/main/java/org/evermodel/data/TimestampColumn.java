package org.evermodel.data;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.Objects;
import java.util.Optional;

final class TimestampColumn implements Column.Timestamps {
    private final long[] cells;
    private final BitSet nulls;

    /** Takes ownership of both arguments: nobody may change them afterwards. */
    TimestampColumn(long[] cells, BitSet nulls) {
        this.cells = cells;
        this.nulls = nulls;
    }

    @Override
    public ColumnType type() {
        return ColumnType.TIMESTAMP;
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
    public long epochMicros(int row) {
        return cells[row];
    }

    @Override
    public Instant get(int row) {
        return Instant.EPOCH.plus(cells[row], ChronoUnit.MICROS);
    }

    @Override
    public Column take(int[] rows) {
        long[] taken = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            taken[i] = cells[rows[i]];
        }
        return new TimestampColumn(taken, Nulls.take(nulls, rows));
    }
}
