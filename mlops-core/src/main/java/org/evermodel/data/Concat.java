package org.evermodel.data;

import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts columns of one type below each other. */
final class Concat {
    private Concat() {}

    static Column columns(Column above, Column below) {
        if (above instanceof Column.Strings first && below instanceof Column.Strings second) {
            return strings(first, second);
        }
        BitSet missing = new BitSet();
        mark(missing, above, 0);
        mark(missing, below, above.size());
        int size = Math.addExact(above.size(), below.size());
        return switch (above.type()) {
            case INTEGER -> new IntegerColumn(wholes(above, below, size), missing);
            case TIMESTAMP -> new TimestampColumn(wholes(above, below, size), missing);
            case REAL -> new RealColumn(reals((Column.Reals) above, (Column.Reals) below, size), missing);
            case BOOLEAN -> new BooleanColumn(truths((Column.Booleans) above, (Column.Booleans) below, size), missing);
            case CATEGORICAL, TEXT ->
                throw new IllegalArgumentException(
                        "columns of " + above.type() + " and " + below.type() + " cannot be put below each other");
        };
    }

    private static void mark(BitSet missing, Column column, int from) {
        if (column.nullCount() == 0) {
            return;
        }
        for (int row = 0; row < column.size(); row++) {
            missing.set(from + row, column.isNull(row));
        }
    }

    private static long[] wholes(Column above, Column below, int size) {
        long[] cells = new long[size];
        Arrays.setAll(cells, i -> i < above.size() ? whole(above, i) : whole(below, i - above.size()));
        return cells;
    }

    private static long whole(Column column, int row) {
        return column instanceof Column.Integers integers
                ? integers.get(row)
                : ((Column.Timestamps) column).epochMicros(row);
    }

    private static double[] reals(Column.Reals above, Column.Reals below, int size) {
        double[] cells = new double[size];
        Arrays.setAll(cells, i -> i < above.size() ? above.get(i) : below.get(i - above.size()));
        return cells;
    }

    private static boolean[] truths(Column.Booleans above, Column.Booleans below, int size) {
        boolean[] cells = new boolean[size];
        for (int i = 0; i < size; i++) {
            cells[i] = i < above.size() ? above.get(i) : below.get(i - above.size());
        }
        return cells;
    }

    /** The dictionary of the first, behind it what only the second has. */
    private static Column strings(Column.Strings above, Column.Strings below) {
        Map<String, Integer> known = new LinkedHashMap<>();
        above.dictionary().forEach(text -> known.put(text, known.size()));
        int[] translated = new int[below.dictionary().size()];
        for (int code = 0; code < translated.length; code++) {
            Integer earlier = known.putIfAbsent(below.dictionary().get(code), known.size());
            translated[code] = earlier == null ? known.size() - 1 : earlier;
        }
        int[] codes = new int[Math.addExact(above.size(), below.size())];
        for (int row = 0; row < above.size(); row++) {
            codes[row] = above.code(row);
        }
        for (int row = 0; row < below.size(); row++) {
            int code = below.code(row);
            codes[above.size() + row] = code < 0 ? -1 : translated[code];
        }
        return new StringColumn(above.type(), codes, List.copyOf(known.keySet()));
    }
}
