package org.evermodel.data;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes columns. The arrays and lists handed over are copied. */
public final class Columns {
    private Columns() {}

    /** Whole numbers, none missing. */
    public static Column integers(long... cells) {
        return new IntegerColumn(cells.clone(), new BitSet());
    }

    /** Reals, none missing; NaN is a value. */
    public static Column reals(double... cells) {
        return new RealColumn(cells.clone(), new BitSet());
    }

    /** Booleans, none missing. */
    public static Column booleans(boolean... cells) {
        return new BooleanColumn(cells.clone(), new BitSet());
    }

    /** Whole numbers, missing where {@code missing} has a bit. */
    public static Column integers(long[] cells, BitSet missing) {
        return new IntegerColumn(cells.clone(), missing.get(0, cells.length));
    }

    /** Reals, missing where {@code missing} has a bit; NaN is a value. */
    public static Column reals(double[] cells, BitSet missing) {
        return new RealColumn(cells.clone(), missing.get(0, cells.length));
    }

    /** Booleans, missing where {@code missing} has a bit. */
    public static Column booleans(boolean[] cells, BitSet missing) {
        return new BooleanColumn(cells.clone(), missing.get(0, cells.length));
    }

    /** Instants in microseconds since 1970-01-01T00:00Z, missing where {@code missing} has a bit. */
    public static Column timestamps(long[] epochMicros, BitSet missing) {
        return new TimestampColumn(epochMicros.clone(), missing.get(0, epochMicros.length));
    }

    /**
     * Categories or texts by their positions in a dictionary, -1 being missing. Throws IllegalArgumentException where
     * the type holds no strings, a code lies outside the dictionary or a text stands in it twice.
     */
    public static Column strings(ColumnType type, int[] codes, List<String> dictionary) {
        if (!type.isTextual()) {
            throw new IllegalArgumentException("a column of strings is CATEGORICAL or TEXT, but got " + type);
        }
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] < -1 || codes[i] >= dictionary.size()) {
                throw new IllegalArgumentException("row " + i + " has code " + codes[i] + ", but the dictionary has "
                        + dictionary.size() + " entries");
            }
        }
        if (new HashSet<>(dictionary).size() != dictionary.size()) {
            throw new IllegalArgumentException("a dictionary has each text once, but one stands in it twice");
        }
        dictionary.forEach(text -> Cells.requireUnicode("a cell", text));
        return new StringColumn(type, codes.clone(), dictionary);
    }

    /** Categories; null is missing. */
    public static Column categories(List<? extends @Nullable String> cells) {
        return of(ColumnType.CATEGORICAL, cells);
    }

    /** Texts; null is missing. */
    public static Column texts(List<? extends @Nullable String> cells) {
        return of(ColumnType.TEXT, cells);
    }

    /** Instants, cut to the microsecond; null is missing. */
    public static Column timestamps(List<? extends @Nullable Instant> cells) {
        return of(ColumnType.TIMESTAMP, cells);
    }

    /**
     * A column of {@code type} from boxed cells, null being missing. Throws IllegalArgumentException naming the first
     * cell that does not fit the type; whole numbers fit a real column.
     */
    public static Column of(ColumnType type, List<? extends @Nullable Object> cells) {
        Builder builder = new Builder(type, cells.size());
        cells.forEach(builder::add);
        return builder.build();
    }

    /** The texts of a column, each different one edited once. */
    static Column edited(Column.Strings column, UnaryOperator<String> edit) {
        int[] editedCodes = new int[column.dictionary().size()];
        Arrays.fill(editedCodes, -1);
        Map<String, Integer> dictionary = new LinkedHashMap<>();
        int[] codes = new int[column.size()];
        for (int row = 0; row < codes.length; row++) {
            int code = column.code(row);
            if (code >= 0 && editedCodes[code] < 0) {
                String text = edit.apply(column.dictionary().get(code));
                Integer known = dictionary.putIfAbsent(text, dictionary.size());
                editedCodes[code] = known == null ? dictionary.size() - 1 : known;
            }
            codes[row] = code < 0 ? -1 : editedCodes[code];
        }
        return strings(column.type(), codes, List.copyOf(dictionary.keySet()));
    }

    /** Gathers cells one by one. Not thread-safe. */
    static final class Builder {
        private final ColumnType type;
        private final BitSet nulls = new BitSet();
        private final List<String> dictionary = new ArrayList<>();
        private final Map<String, Integer> codes = new HashMap<>();
        private long[] longs = new long[0];
        private double[] doubles = new double[0];
        private int size;

        Builder(ColumnType type, int expected) {
            this.type = type;
            if (type == ColumnType.REAL) {
                doubles = new double[Math.max(16, expected)];
            } else {
                longs = new long[Math.max(16, expected)];
            }
        }

        void add(@Nullable Object cell) {
            if (cell == null) {
                nulls.set(size);
                put(type.isTextual() ? -1 : 0);
                return;
            }
            Object value = Cells.widen("of type " + type, cell);
            switch (type) {
                case REAL -> putReal(number(value).doubleValue());
                case INTEGER -> put(expect(Long.class, value));
                case BOOLEAN -> put(expect(Boolean.class, value) ? 1 : 0);
                case TIMESTAMP -> put(Column.Timestamps.epochMicros(expect(Instant.class, value)));
                case CATEGORICAL, TEXT -> put(code(expect(String.class, value)));
            }
        }

        private Number number(Object value) {
            return value instanceof Long whole ? whole : expect(Double.class, value);
        }

        private int code(String text) {
            return codes.computeIfAbsent(text, added -> {
                dictionary.add(Cells.requireUnicode("row " + size, added));
                return dictionary.size() - 1;
            });
        }

        private <T> T expect(Class<T> wanted, Object value) {
            if (!wanted.isInstance(value)) {
                throw new IllegalArgumentException(
                        "row " + size + ": a column of type " + type + " holds " + wanted.getSimpleName()
                                + " values, but got " + value.getClass().getSimpleName() + " " + value);
            }
            return wanted.cast(value);
        }

        private void put(long cell) {
            if (type == ColumnType.REAL) {
                putReal((double) cell);
                return;
            }
            if (size == longs.length) {
                longs = Arrays.copyOf(longs, size * 2);
            }
            longs[size++] = cell;
        }

        private void putReal(double cell) {
            if (size == doubles.length) {
                doubles = Arrays.copyOf(doubles, size * 2);
            }
            doubles[size++] = cell;
        }

        Column build() {
            return switch (type) {
                case REAL -> new RealColumn(Arrays.copyOf(doubles, size), nulls);
                case INTEGER -> new IntegerColumn(Arrays.copyOf(longs, size), nulls);
                case TIMESTAMP -> new TimestampColumn(Arrays.copyOf(longs, size), nulls);
                case BOOLEAN -> {
                    boolean[] cells = new boolean[size];
                    for (int i = 0; i < size; i++) {
                        cells[i] = longs[i] != 0;
                    }
                    yield new BooleanColumn(cells, nulls);
                }
                case CATEGORICAL, TEXT -> {
                    int[] cells = new int[size];
                    for (int i = 0; i < size; i++) {
                        cells[i] = (int) longs[i];
                    }
                    yield new StringColumn(type, cells, dictionary);
                }
            };
        }
    }

    static Column requireSize(String name, Column column, int rows) {
        if (Objects.requireNonNull(column, name).size() != rows) {
            throw new IllegalArgumentException(
                    "column \"" + name + "\" has " + column.size() + " rows, but the table has " + rows);
        }
        return column;
    }
}
