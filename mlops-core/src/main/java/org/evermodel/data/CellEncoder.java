package org.evermodel.data;

import java.util.Arrays;
import java.util.List;
import org.evermodel.internal.NearestDouble;

/**
 * Puts the cells of a column into a hash. Each kind has a loop of its own, so that the calls inside it are direct ones.
 * Not thread-safe.
 */
abstract sealed class CellEncoder {
    /** One cell. */
    abstract void put(int row, HashBuffer out);

    /** All cells in order. */
    abstract void putAll(HashBuffer out);

    /** {@code loose} gives a whole number and the equal real one encoding, as types are found file by file. */
    static CellEncoder of(Column column, boolean loose) {
        if (column instanceof Column.Integers integers) {
            return new Integers(integers, loose);
        }
        if (column instanceof Column.Reals reals) {
            return new Reals(reals);
        }
        if (column instanceof Column.Booleans booleans) {
            return new Booleans(booleans);
        }
        return column instanceof Column.Strings strings
                ? new Strings(strings)
                : new Timestamps((Column.Timestamps) column);
    }

    private static final class Integers extends CellEncoder {
        private final Column.Integers column;
        private final boolean loose;

        Integers(Column.Integers column, boolean loose) {
            this.column = column;
            this.loose = loose;
        }

        @Override
        void put(int row, HashBuffer out) {
            if (column.isNull(row)) {
                out.missing();
                return;
            }
            long value = column.get(row);
            if (loose) {
                putLoosely(value, out);
            } else {
                out.present(value);
            }
        }

        private static void putLoosely(long value, HashBuffer out) {
            if (NearestDouble.equalsOne(value)) {
                out.present(Double.doubleToLongBits((double) value));
            } else {
                out.presentWhole(value);
            }
        }

        @Override
        void putAll(HashBuffer out) {
            for (int row = 0; row < column.size(); row++) {
                put(row, out);
            }
        }
    }

    private static final class Reals extends CellEncoder {
        private final Column.Reals column;

        Reals(Column.Reals column) {
            this.column = column;
        }

        @Override
        void put(int row, HashBuffer out) {
            if (column.isNull(row)) {
                out.missing();
            } else {
                // Adding zero turns -0.0 into 0.0, which is the same number.
                out.present(Double.doubleToLongBits(column.get(row) + 0.0));
            }
        }

        @Override
        void putAll(HashBuffer out) {
            for (int row = 0; row < column.size(); row++) {
                put(row, out);
            }
        }
    }

    private static final class Booleans extends CellEncoder {
        private final Column.Booleans column;

        Booleans(Column.Booleans column) {
            this.column = column;
        }

        @Override
        void put(int row, HashBuffer out) {
            if (column.isNull(row)) {
                out.missing();
            } else {
                out.present(column.get(row) ? 1 : 0);
            }
        }

        @Override
        void putAll(HashBuffer out) {
            for (int row = 0; row < column.size(); row++) {
                put(row, out);
            }
        }
    }

    private static final class Strings extends CellEncoder {
        private static final byte[] NOT_YET = {};

        private final Column.Strings column;
        private final List<String> dictionary;
        private final byte[][] encoded;

        Strings(Column.Strings column) {
            this.column = column;
            this.dictionary = column.dictionary();
            this.encoded = new byte[dictionary.size()][];
            Arrays.fill(encoded, NOT_YET);
        }

        @Override
        void put(int row, HashBuffer out) {
            int code = column.code(row);
            if (code < 0) {
                out.missing();
                return;
            }
            byte[] bytes = encoded[code];
            if (bytes.length == 0) {
                bytes = HashBuffer.encode(dictionary.get(code));
                encoded[code] = bytes;
            }
            out.present(bytes);
        }

        @Override
        void putAll(HashBuffer out) {
            for (int row = 0; row < column.size(); row++) {
                put(row, out);
            }
        }
    }

    private static final class Timestamps extends CellEncoder {
        private final Column.Timestamps column;

        Timestamps(Column.Timestamps column) {
            this.column = column;
        }

        @Override
        void put(int row, HashBuffer out) {
            if (column.isNull(row)) {
                out.missing();
            } else {
                out.present(column.epochMicros(row));
            }
        }

        @Override
        void putAll(HashBuffer out) {
            for (int row = 0; row < column.size(); row++) {
                put(row, out);
            }
        }
    }
}
