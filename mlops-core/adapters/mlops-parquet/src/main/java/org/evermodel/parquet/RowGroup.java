package org.evermodel.parquet;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.evermodel.data.Batches;
import org.evermodel.data.Column;
import org.evermodel.data.Dataset;
import org.evermodel.data.Schema;

/** A group of rows of a file while its columns are read side by side. Used by one thread. */
final class RowGroup {
    private static final int LONGEST_STEP = 64;

    private final ParquetFile file;
    private final long rows;
    private final long rowsBefore;
    private final Map<String, CellReader> readers;
    private long read;

    RowGroup(ParquetFile file, PageReadStore pages, long rowsBefore) {
        this.file = file;
        this.rows = pages.getRowCount();
        this.rowsBefore = rowsBefore;
        this.readers = ParquetFile.guarded(file.place(), () -> readers(file, pages));
    }

    private static Map<String, CellReader> readers(ParquetFile file, PageReadStore pages) {
        ColumnReadStoreImpl store =
                new ColumnReadStoreImpl(pages, new NoRecords(), file.fileSchema(), file.createdBy());
        Map<String, CellReader> readers = new LinkedHashMap<>();
        for (ParquetColumn column : file.columns()) {
            String name = column.field().name();
            ColumnDescriptor described = file.fileSchema().getColumnDescription(new String[] {name});
            readers.put(name, new CellReader(column, described, store));
        }
        return readers;
    }

    long rows() {
        return rows;
    }

    long rowsLeft() {
        return rows - read;
    }

    /** The next rows, at most so many, and fewer where their texts are long. */
    Dataset next(Schema schema, int most) {
        return ParquetFile.guarded(file.place(), () -> read(schema, (int) Math.min(most, rowsLeft())));
    }

    private Dataset read(Schema schema, int most) {
        Map<String, CellReader.Cells> cells = new LinkedHashMap<>();
        schema.fields().forEach(field -> cells.put(field.name(), CellReader.cells(field.type(), most)));
        int rowsRead = 0;
        long characters = 0;
        while (rowsRead < most && characters < Batches.CHARACTERS) {
            // Columns must come to the same row, so how long texts are is known from step to step.
            int step = Math.min(rowsRead == 0 ? 1 : Math.min(rowsRead, LONGEST_STEP), most - rowsRead);
            cells.forEach((name, column) -> reader(name).next(column, step, file.place(), rowsBefore + read));
            rowsRead += step;
            read += step;
            characters = cells.values().stream()
                    .mapToLong(CellReader.Cells::characters)
                    .sum();
        }
        Map<String, Column> columns = new LinkedHashMap<>();
        cells.forEach((name, column) -> columns.put(name, column.column()));
        return Dataset.of(columns);
    }

    private CellReader reader(String name) {
        CellReader reader = readers.get(name);
        if (reader == null) {
            throw new IllegalStateException("columns are compared before rows are read");
        }
        return reader;
    }

    /** Columns are read as such; nobody asks for records. */
    private static final class NoRecords extends GroupConverter {
        @Override
        public Converter getConverter(int field) {
            return new PrimitiveConverter() {};
        }

        @Override
        public void start() {}

        @Override
        public void end() {}
    }
}
