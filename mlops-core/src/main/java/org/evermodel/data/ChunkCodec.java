package org.evermodel.data;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.evermodel.Digest;
import org.evermodel.spi.ArtifactStore;

/**
 * The bytes of some rows of a table: a heading, how many columns and rows, the cells of each column, and the names of the
 * rows where they are not those of their cells. Names and types of the columns stand with the table, so chunks outlive a
 * renamed column.
 */
final class ChunkCodec {
    static final String FORM = "dataset-chunk/1";

    private ChunkCodec() {}

    static void write(Dataset rows, OutputStream stream) throws IOException {
        BinaryWriter out = new BinaryWriter(stream);
        out.text(FORM);
        out.number(rows.columnCount(), 4);
        out.number(rows.rowCount(), 4);
        for (int i = 0; i < rows.columnCount(); i++) {
            ColumnCodec.write(rows.column(i), out);
        }
        out.number(rows.isOrigin() ? 0 : 1, 1);
        if (!rows.isOrigin()) {
            rows.rowDigests().writeTo(out);
        }
        out.flush();
    }

    /** The rows of a chunk of a table of this schema; throws ArtifactDamagedException where it is none. */
    static Dataset read(Schema schema, Digest digest, ArtifactStore store) {
        return Artifacts.read(digest, store, FORM, in -> read(schema, in));
    }

    private static Dataset read(Schema schema, BinaryReader in) throws IOException {
        int columns = in.count("number of columns", Integer.MAX_VALUE);
        if (columns != schema.size()) {
            throw new BinaryReader.BadFormException(
                    "the table has " + schema.size() + " columns, but this part of it " + columns);
        }
        int rows = in.count("number of rows", Integer.MAX_VALUE - 8);
        List<Column> cells = new ArrayList<>();
        for (Field field : schema.fields()) {
            cells.add(ColumnCodec.read(field.type(), rows, in));
        }
        return in.number(1) == 0
                ? Dataset.of(schema, cells, rows)
                : Dataset.withRowDigests(schema, cells, RowDigests.readFrom(in, rows));
    }
}
