package org.evermodel.data;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.evermodel.ArtifactRef;
import org.evermodel.Digest;
import org.evermodel.artifact.Codec;
import org.evermodel.spi.ArtifactStore;

/** A table as one artifact: a heading, its size, each column with name, type and cells, then the names of the rows. */
final class DatasetCodec implements Codec<Dataset> {
    private static final String NAME = "dataset/1";
    private static final int MOST_COLUMNS = 1_000_000;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ArtifactRef write(Dataset table, ArtifactStore store) {
        return store.put(out -> write(table, out));
    }

    private static void write(Dataset table, OutputStream stream) throws IOException {
        BinaryWriter out = new BinaryWriter(stream);
        out.text(NAME);
        out.number(table.columnCount(), 4);
        out.number(table.rowCount(), 4);
        for (Field field : table.schema().fields()) {
            out.text(field.name());
            out.text(field.type().name());
            ColumnCodec.write(table.column(field.name()), out);
        }
        table.rowDigests().writeTo(out);
        out.flush();
    }

    @Override
    public Dataset read(Digest digest, ArtifactStore store) {
        return Artifacts.read(digest, store, NAME, DatasetCodec::read);
    }

    private static Dataset read(BinaryReader in) throws IOException {
        int columns = in.count("number of columns", MOST_COLUMNS);
        int rows = in.count("number of rows", Integer.MAX_VALUE - 8);
        List<Field> fields = new ArrayList<>();
        List<Column> cells = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            Field field = new Field(in.text(), TableIndex.type(in.text()));
            fields.add(field);
            cells.add(ColumnCodec.read(field.type(), rows, in));
        }
        return Dataset.withRowDigests(Schema.of(fields), cells, RowDigests.readFrom(in, rows));
    }
}
