package org.evermodel.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The bytes of a column. Canonical: missing cells are written as 0, whole numbers in the fewest of 1, 2, 4 or 8 bytes
 * that hold them all, texts coded in order of first appearance, -0.0 as 0.0 and NaN in one form, so columns with equal
 * cells have equal bytes.
 */
final class ColumnCodec {
    private ColumnCodec() {}

    static void write(Column column, BinaryWriter out) throws IOException {
        if (column instanceof Column.Strings strings) {
            writeStrings(strings, out);
            return;
        }
        writeMissing(column, out);
        if (column instanceof Column.Reals reals) {
            for (int row = 0; row < reals.size(); row++) {
                out.number(reals.isNull(row) ? 0 : Double.doubleToLongBits(reals.get(row) + 0.0), Long.BYTES);
            }
        } else if (column instanceof Column.Booleans booleans) {
            BitSet truths = new BitSet();
            for (int row = 0; row < booleans.size(); row++) {
                truths.set(row, !booleans.isNull(row) && booleans.get(row));
            }
            out.bits(truths.toLongArray(), booleans.size());
        } else {
            writeWholes(column, out);
        }
    }

    private static void writeMissing(Column column, BinaryWriter out) throws IOException {
        out.number(column.nullCount() > 0 ? 1 : 0, 1);
        if (column.nullCount() > 0) {
            BitSet missing = new BitSet(column.size());
            for (int row = 0; row < column.size(); row++) {
                missing.set(row, column.isNull(row));
            }
            out.bits(missing.toLongArray(), column.size());
        }
    }

    private static void writeWholes(Column column, BinaryWriter out) throws IOException {
        int width = 1;
        for (int row = 0; row < column.size(); row++) {
            width = Math.max(width, width(whole(column, row)));
        }
        out.number(width, 1);
        for (int row = 0; row < column.size(); row++) {
            out.number(whole(column, row), width);
        }
    }

    private static long whole(Column column, int row) {
        if (column.isNull(row)) {
            return 0;
        }
        return column instanceof Column.Timestamps times ? times.epochMicros(row) : ((Column.Integers) column).get(row);
    }

    private static int width(long value) {
        if (value == (byte) value) {
            return 1;
        }
        if (value == (short) value) {
            return 2;
        }
        return value == (int) value ? 4 : 8;
    }

    private static void writeStrings(Column.Strings column, BinaryWriter out) throws IOException {
        int[] canonical = new int[column.dictionary().size()];
        Arrays.fill(canonical, -1);
        List<String> used = new ArrayList<>();
        for (int row = 0; row < column.size(); row++) {
            int code = column.code(row);
            if (code >= 0 && canonical[code] < 0) {
                canonical[code] = used.size();
                used.add(column.dictionary().get(code));
            }
        }
        out.number(used.size(), 4);
        for (String text : used) {
            out.text(text);
        }
        int width = width(used.size());
        for (int row = 0; row < column.size(); row++) {
            out.number(column.isNull(row) ? -1 : canonical[column.code(row)], width);
        }
    }

    static Column read(ColumnType type, int rows, BinaryReader in) throws IOException {
        return type.isTextual() ? readStrings(type, rows, in) : readValues(type, rows, in);
    }

    private static Column readValues(ColumnType type, int rows, BinaryReader in) throws IOException {
        BitSet missing = in.number(1) != 0 ? BitSet.valueOf(in.bits(rows)).get(0, rows) : new BitSet();
        return switch (type) {
            case BOOLEAN -> new BooleanColumn(truths(BitSet.valueOf(in.bits(rows)), rows), missing);
            case REAL ->
                new RealColumn(
                        Arrays.stream(in.numbers(rows, Long.BYTES))
                                .mapToDouble(Double::longBitsToDouble)
                                .toArray(),
                        missing);
            case INTEGER -> new IntegerColumn(in.numbers(rows, readWidth(in)), missing);
            case TIMESTAMP -> new TimestampColumn(in.numbers(rows, readWidth(in)), missing);
            case CATEGORICAL, TEXT -> throw new IllegalStateException("texts are read elsewhere");
        };
    }

    private static boolean[] truths(BitSet bits, int rows) {
        boolean[] truths = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            truths[row] = bits.get(row);
        }
        return truths;
    }

    private static int readWidth(BinaryReader in) throws IOException {
        long width = in.number(1);
        if (width != 1 && width != 2 && width != 4 && width != 8) {
            throw new BinaryReader.BadFormException("a whole number takes 1, 2, 4 or 8 bytes, but not " + width);
        }
        return (int) width;
    }

    private static Column readStrings(ColumnType type, int rows, BinaryReader in) throws IOException {
        int different = in.count("size of a dictionary", rows);
        List<String> dictionary = new ArrayList<>();
        for (int i = 0; i < different; i++) {
            dictionary.add(in.text());
        }
        long[] codes = in.numbers(rows, width(different));
        return Columns.strings(
                type, Arrays.stream(codes).mapToInt(code -> (int) code).toArray(), dictionary);
    }
}
