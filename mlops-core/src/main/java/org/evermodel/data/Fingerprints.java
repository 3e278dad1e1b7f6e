package org.evermodel.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.evermodel.Digest;

/**
 * Names tables, columns and rows by content.
 *
 * <p>Each column is hashed on its own over a canonical encoding of its cells, and a table over its row count and the
 * names, types and digests of its columns in order. So a table can be hashed while it streams by, columns can be hashed
 * side by side, and two tables that differ can be told apart column by column. Lengths stand before variable content,
 * so no two different tables have one encoding.
 */
final class Fingerprints {
    private static final byte PRESENT = 1;
    private static final byte MISSING = 0;

    private Fingerprints() {}

    static Digest of(Dataset table) {
        MessageDigest hash = Digest.sha256();
        update(hash, "evermodel-dataset 1");
        hash.update(longBytes(table.rowCount()));
        ofColumns(table).forEach((name, digest) -> update(hash, digest.toString()));
        return Digest.finish(hash);
    }

    static Map<String, Digest> ofColumns(Dataset table) {
        Map<String, Digest> digests = new LinkedHashMap<>();
        for (Field field : table.schema().fields()) {
            MessageDigest hash = Digest.sha256();
            update(hash, field.name());
            update(hash, field.type().name());
            Column column = table.column(field.name());
            for (int row = 0; row < column.size(); row++) {
                updateCell(hash, column, row, false);
            }
            digests.put(field.name(), Digest.finish(hash));
        }
        return digests;
    }

    static RowDigests rows(Dataset table) {
        List<Field> fields = table.schema().fields();
        int[] byName = IntStream.range(0, fields.size())
                .boxed()
                .sorted(Comparator.comparing(i -> fields.get(i).name()))
                .mapToInt(Integer::intValue)
                .toArray();
        long[] high = new long[table.rowCount()];
        long[] low = new long[table.rowCount()];
        MessageDigest hash = Digest.sha256();
        for (int row = 0; row < table.rowCount(); row++) {
            for (int column : byName) {
                update(hash, fields.get(column).name());
                updateCell(hash, table.column(column), row, true);
            }
            ByteBuffer digest = ByteBuffer.wrap(hash.digest());
            high[row] = digest.getLong();
            low[row] = digest.getLong();
        }
        return new RowDigests(high, low);
    }

    /** {@code loose} gives a whole number and the equal real one encoding, as types are inferred file by file. */
    private static void updateCell(MessageDigest hash, Column column, int row, boolean loose) {
        if (column.isNull(row)) {
            hash.update(MISSING);
            return;
        }
        hash.update(PRESENT);
        if (column instanceof Column.Integers integers) {
            long value = integers.get(row);
            boolean exact = (long) (double) value == value;
            hash.update(longBytes(loose && exact ? Double.doubleToLongBits((double) value) : value));
        } else if (column instanceof Column.Reals reals) {
            // Adding zero turns -0.0 into 0.0, which is the same number.
            hash.update(longBytes(Double.doubleToLongBits(reals.get(row) + 0.0)));
        } else if (column instanceof Column.Booleans booleans) {
            hash.update((byte) (booleans.get(row) ? 1 : 0));
        } else if (column instanceof Column.Strings strings) {
            update(hash, strings.get(row));
        } else if (column instanceof Column.Timestamps timestamps) {
            hash.update(longBytes(timestamps.epochMicros(row)));
        }
    }

    private static void update(MessageDigest hash, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        hash.update(longBytes(bytes.length));
        hash.update(bytes);
    }

    private static byte[] longBytes(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }
}
