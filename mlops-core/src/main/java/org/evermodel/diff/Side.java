package org.evermodel.diff;

import java.util.List;
import java.util.function.Consumer;
import org.evermodel.data.Batches;
import org.evermodel.data.Dataset;
import org.evermodel.data.DatasetSource;
import org.evermodel.data.Schema;
import org.evermodel.data.StoredTable;

/**
 * One of two tables that are compared, as far as it may differ from the other: of two tables that are kept in chunks, the
 * chunks that both have are left out.
 *
 * @param source the table
 * @param other the table it is compared with
 */
record Side(DatasetSource source, DatasetSource other) {
    Schema schema() {
        if (source instanceof StoredTable table) {
            return table.schema();
        }
        try (Batches batches = source.batches()) {
            return batches.schema();
        }
    }

    /** Gives each part of the rows that may differ to {@code reader}, these columns of it; tells how many rows the table has. */
    long read(List<String> columns, Consumer<Dataset> reader) {
        long rows = 0;
        try (Batches batches = open()) {
            for (var batch = batches.next(); batch.isPresent(); batch = batches.next()) {
                reader.accept(batch.get().select(columns).asOrigin());
                rows += batch.get().rowCount();
            }
        }
        return source instanceof StoredTable table ? table.rows() : rows;
    }

    /** Gives each part of the rows that were left out by {@link #read}, these columns of it. */
    void readLeftOut(List<String> columns, Consumer<Dataset> reader) {
        if (source instanceof StoredTable mine && other instanceof StoredTable theirs) {
            try (Batches batches = mine.batchesLike(theirs)) {
                for (var batch = batches.next(); batch.isPresent(); batch = batches.next()) {
                    reader.accept(batch.get().select(columns).asOrigin());
                }
            }
        }
    }

    private Batches open() {
        return source instanceof StoredTable mine && other instanceof StoredTable theirs
                ? mine.batchesUnlike(theirs)
                : source.batches();
    }
}
