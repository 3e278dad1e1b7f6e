package org.evermodel.parquet;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.column.page.PageReadStore;
import org.evermodel.data.Batches;
import org.evermodel.data.Dataset;
import org.evermodel.data.Schema;

/** The rows of files in parts, none of which spans two groups of rows. */
final class ParquetBatches implements Batches {
    private final Schema schema;
    private final boolean all;
    private final Iterator<Path> files;
    private final int mostRows;
    private Optional<ParquetFile> file = Optional.empty();
    private Optional<RowGroup> group = Optional.empty();
    private long rowsBefore;

    private ParquetBatches(List<Path> files, Schema schema, boolean all) {
        this.schema = schema;
        this.all = all;
        this.files = files.iterator();
        this.mostRows = Batches.rowsFor(schema.size());
    }

    /** All columns, which must be those of {@code schema}. */
    static Batches open(List<Path> files, Schema schema) {
        ParquetBatches batches = new ParquetBatches(files, schema, true);
        // The first file is opened at once, so that what it lacks is told here.
        batches.openNext();
        return batches;
    }

    /** The columns of {@code schema} alone. */
    static Batches some(List<Path> files, Schema schema) {
        return new ParquetBatches(files, schema, false);
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Optional<Dataset> next() {
        while (group.isEmpty() || group.get().rowsLeft() == 0) {
            if (!advance()) {
                return Optional.empty();
            }
        }
        return Optional.of(group.get().next(schema, mostRows));
    }

    /** Goes to the next group of rows, in the next file if need be. */
    private boolean advance() {
        if (file.isEmpty()) {
            return openNext();
        }
        rowsBefore += group.map(RowGroup::rows).orElse(0L);
        Optional<PageReadStore> pages = file.get().nextRows();
        group = pages.map(store -> new RowGroup(file.get(), store, rowsBefore));
        if (group.isEmpty()) {
            closeFile();
        }
        return true;
    }

    private boolean openNext() {
        if (!files.hasNext()) {
            return false;
        }
        ParquetFile opened = ParquetFile.open(files.next());
        file = Optional.of(opened);
        rowsBefore = 0;
        try {
            Fitting.require(opened, schema, all);
            return true;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void closeFile() {
        Optional<ParquetFile> closing = file;
        file = Optional.empty();
        group = Optional.empty();
        closing.ifPresent(ParquetFile::close);
    }

    @Override
    public void close() {
        while (files.hasNext()) {
            files.next();
        }
        closeFile();
    }
}
