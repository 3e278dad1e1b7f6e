package org.evermodel.data;

import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.evermodel.Digest;

/**
 * Names tables, columns and rows by content.
 *
 * <p>Each column is hashed on its own over a canonical encoding of its cells, and a table over its row count and the
 * digests of its columns in order. So a table can be hashed while it streams by, columns can be hashed side by side, and
 * two tables that differ can be told apart column by column. A cell is a byte that says whether it is present, then its
 * value; lengths stand before texts, so no two different tables have one encoding.
 */
final class Fingerprints {
    private Fingerprints() {}

    static Digest of(long rows, Map<String, Digest> columns) {
        HashBuffer hash = new HashBuffer();
        hash.put(HashBuffer.encode("evermodel-dataset 1"));
        hash.put(rows);
        columns.forEach((name, digest) -> hash.put(HashBuffer.encode(digest.toString())));
        return hash.finishDigest();
    }

    /** The hash of a column before its first cell. */
    static HashBuffer begin(Field field) {
        HashBuffer hash = new HashBuffer();
        hash.put(HashBuffer.encode(field.name()));
        hash.put(HashBuffer.encode(field.type().name()));
        return hash;
    }

    static Map<String, Digest> ofColumns(Dataset table) {
        Fingerprinter fingerprinter = Fingerprinter.of(table.schema());
        fingerprinter.add(table);
        return fingerprinter.columnFingerprints();
    }

    static RowDigests rows(Dataset table) {
        List<Field> byName = table.schema().fields().stream()
                .sorted(Comparator.comparing(Field::name))
                .toList();
        byte[][] names =
                byName.stream().map(field -> HashBuffer.encode(field.name())).toArray(byte[][]::new);
        CellEncoder[] cells = byName.stream()
                .map(field -> CellEncoder.of(table.column(field.name()), true))
                .toArray(CellEncoder[]::new);
        long[] high = new long[table.rowCount()];
        long[] low = new long[table.rowCount()];
        HashBuffer hash = new HashBuffer();
        for (int row = 0; row < high.length; row++) {
            for (int column = 0; column < cells.length; column++) {
                hash.put(names[column]);
                cells[column].put(row, hash);
            }
            ByteBuffer digest = ByteBuffer.wrap(hash.finish());
            high[row] = digest.getLong();
            low[row] = digest.getLong();
        }
        return new RowDigests(high, low);
    }
}
