package org.evermodel.data;

import java.util.List;
import java.util.Optional;

/** Each different text is kept once; a cell is its position in the dictionary, -1 where it is missing. */
final class StringColumn implements Column.Strings {
    private final ColumnType type;
    private final int[] codes;
    private final List<String> dictionary;
    private final int nullCount;

    /** Takes ownership of {@code codes}: nobody may change them afterwards. */
    StringColumn(ColumnType type, int[] codes, List<String> dictionary) {
        this.type = type;
        this.codes = codes;
        this.dictionary = List.copyOf(dictionary);
        int missing = 0;
        for (int code : codes) {
            missing += code < 0 ? 1 : 0;
        }
        this.nullCount = missing;
    }

    @Override
    public ColumnType type() {
        return type;
    }

    @Override
    public int size() {
        return codes.length;
    }

    @Override
    public boolean isNull(int row) {
        return codes[row] < 0;
    }

    @Override
    public int nullCount() {
        return nullCount;
    }

    @Override
    public Optional<Object> value(int row) {
        return isNull(row) ? Optional.empty() : Optional.of(get(row));
    }

    @Override
    public String get(int row) {
        return isNull(row) ? "" : dictionary.get(codes[row]);
    }

    @Override
    public int code(int row) {
        return codes[row];
    }

    @Override
    public List<String> dictionary() {
        return dictionary;
    }

    @Override
    public Column take(int[] rows) {
        int[] taken = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            taken[i] = codes[rows[i]];
        }
        return new StringColumn(type, taken, dictionary);
    }
}
