package org.evermodel.data;

import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts columns of one type below each other. */
final class Concat {
    private Concat() {}

    /** The cells of all {@code parts}, of which there is at least one, in their order. */
    static Column columns(List<Column> parts) {
        Column first = parts.get(0);
        if (parts.size() == 1) {
            return first;
        }
        for (Column part : parts) {
            if (part.type() != first.type()) {
                throw new IllegalArgumentException(
                        "columns of " + first.type() + " and " + part.type() + " cannot be put below each other");
            }
        }
        int size = parts.stream().mapToInt(Column::size).reduce(0, Math::addExact);
        return switch (first.type()) {
            case INTEGER -> new IntegerColumn(wholes(parts, size), missing(parts));
            case TIMESTAMP -> new TimestampColumn(wholes(parts, size), missing(parts));
            case REAL -> new RealColumn(reals(parts, size), missing(parts));
            case BOOLEAN -> new BooleanColumn(truths(parts, size), missing(parts));
            case CATEGORICAL, TEXT -> strings(first.type(), parts, size);
        };
    }

    private static BitSet missing(List<Column> parts) {
        BitSet missing = new BitSet();
        int from = 0;
        for (Column part : parts) {
            for (int row = 0; part.nullCount() > 0 && row < part.size(); row++) {
                missing.set(from + row, part.isNull(row));
            }
            from += part.size();
        }
        return missing;
    }

    private static long[] wholes(List<Column> parts, int size) {
        long[] cells = new long[size];
        int at = 0;
        for (Column part : parts) {
            if (part instanceof Column.Integers integers) {
                for (int row = 0; row < integers.size(); row++) {
                    cells[at++] = integers.get(row);
                }
            } else {
                Column.Timestamps times = (Column.Timestamps) part;
                for (int row = 0; row < times.size(); row++) {
                    cells[at++] = times.epochMicros(row);
                }
            }
        }
        return cells;
    }

    private static double[] reals(List<Column> parts, int size) {
        double[] cells = new double[size];
        int at = 0;
        for (Column part : parts) {
            Column.Reals reals = (Column.Reals) part;
            for (int row = 0; row < reals.size(); row++) {
                cells[at++] = reals.get(row);
            }
        }
        return cells;
    }

    private static boolean[] truths(List<Column> parts, int size) {
        boolean[] cells = new boolean[size];
        int at = 0;
        for (Column part : parts) {
            Column.Booleans booleans = (Column.Booleans) part;
            for (int row = 0; row < booleans.size(); row++) {
                cells[at++] = booleans.get(row);
            }
        }
        return cells;
    }

    /** The dictionary of the first part, behind it what only later ones have. */
    private static Column strings(ColumnType type, List<Column> parts, int size) {
        Map<String, Integer> known = new LinkedHashMap<>();
        int[] codes = new int[size];
        int at = 0;
        for (Column part : parts) {
            Column.Strings strings = (Column.Strings) part;
            int[] translated = translated(strings, known);
            for (int row = 0; row < strings.size(); row++) {
                int code = strings.code(row);
                codes[at++] = code < 0 ? -1 : translated[code];
            }
        }
        return new StringColumn(type, codes, List.copyOf(known.keySet()));
    }

    private static int[] translated(Column.Strings part, Map<String, Integer> known) {
        int[] translated = new int[part.dictionary().size()];
        Arrays.setAll(translated, code -> {
            Integer earlier = known.putIfAbsent(part.dictionary().get(code), known.size());
            return earlier == null ? known.size() - 1 : earlier;
        });
        return translated;
    }
}
