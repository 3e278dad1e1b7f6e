package org.evermodel.parquet;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.evermodel.data.Column;
import org.evermodel.data.Field;

/** A group of rows of a file while its columns are read side by side. Used by one thread. */
final class RowGroup {
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

    /** The next {@code count} cells of a column. */
    Column next(Field field, int count) {
        CellReader reader = readers.get(field.name());
        if (reader == null) {
            throw new IllegalStateException("columns are compared before rows are read");
        }
        return ParquetFile.guarded(
                file.place(), () -> reader.next(field.type(), count, file.place(), rowsBefore + read));
    }

    void taken(int count) {
        read += count;
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
