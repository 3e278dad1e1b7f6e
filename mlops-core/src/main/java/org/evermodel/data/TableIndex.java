package org.evermodel.data;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.evermodel.Digest;
import org.evermodel.spi.ArtifactStore;

/**
 * What a table that is kept in chunks is as a whole.
 *
 * @param schema its columns
 * @param rows how many rows it has
 * @param columns the fingerprint of each column
 */
record TableIndex(Schema schema, long rows, Map<String, Digest> columns) {
    private static final String FORM = "dataset-index/1";
    private static final int MOST_COLUMNS = 1_000_000;
    private static final ColumnType[] TYPES = ColumnType.values();

    Digest fingerprint() {
        return Fingerprints.of(rows, columns);
    }

    void writeTo(OutputStream stream) throws IOException {
        BinaryWriter out = new BinaryWriter(stream);
        out.text(FORM);
        out.number(rows, Long.BYTES);
        out.number(schema.size(), 4);
        for (Field field : schema.fields()) {
            out.text(field.name());
            out.text(field.type().name());
            Digest column = columns.get(field.name());
            out.text(String.valueOf(column));
        }
        out.flush();
    }

    static TableIndex read(Digest digest, ArtifactStore store) {
        return Artifacts.read(digest, store, FORM, TableIndex::read);
    }

    private static TableIndex read(BinaryReader in) throws IOException {
        long rows = in.number(Long.BYTES);
        int size = in.count("number of columns", MOST_COLUMNS);
        List<Field> fields = new ArrayList<>();
        Map<String, Digest> columns = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            Field field = new Field(in.text(), type(in.text()));
            fields.add(field);
            columns.put(field.name(), Digest.parse(in.text()));
        }
        return new TableIndex(Schema.of(fields), rows, columns);
    }

    static ColumnType type(String name) throws IOException {
        for (ColumnType type : TYPES) {
            if (type.name().equals(name)) {
                return type;
            }
        }
        throw new BinaryReader.BadFormException("there is no column type \"" + name + "\"");
    }
}
