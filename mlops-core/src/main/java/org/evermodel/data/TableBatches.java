package org.evermodel.data;

import java.util.Optional;
import java.util.stream.IntStream;

/** Slices of a table. */
final class TableBatches implements Batches {
    private final Dataset table;
    private final int rows;
    private int from;

    TableBatches(Dataset table, int rows) {
        this.table = table;
        this.rows = rows;
    }

    @Override
    public Schema schema() {
        return table.schema();
    }

    @Override
    public Optional<Dataset> next() {
        int start = from;
        from = (int) Math.min(table.rowCount(), (long) start + rows);
        if (start == from) {
            return Optional.empty();
        }
        boolean whole = start == 0 && from == table.rowCount();
        return Optional.of(
                whole ? table : table.part(IntStream.range(start, from).toArray()));
    }

    @Override
    public void close() {
        from = table.rowCount();
    }
}
