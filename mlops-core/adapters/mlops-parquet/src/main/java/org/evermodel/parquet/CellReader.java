package org.evermodel.parquet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReadStore;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.io.api.Binary;
import org.evermodel.data.Column;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Columns;
import org.evermodel.data.DataPlace;
import org.evermodel.data.MalformedDataException;

/** Reads a column of a group of rows. A column is opened when its first cell is asked for. Used by one thread. */
final class CellReader {
    private final ParquetColumn column;
    private final ColumnDescriptor described;
    private final ColumnReadStore store;
    private Optional<ColumnReader> open = Optional.empty();

    CellReader(ParquetColumn column, ColumnDescriptor described, ColumnReadStore store) {
        this.column = column;
        this.described = described;
        this.store = store;
    }

    /** Room for {@code most} cells of a column of {@code type}. */
    static Cells cells(ColumnType type, int most) {
        return new Cells(type, most);
    }

    /** Puts the next {@code count} cells behind those there are; the first stands in row {@code from}, 0-based. */
    void next(Cells cells, int count, DataPlace file, long from) {
        ColumnReader reader = open.orElseGet(() -> store.getColumnReader(described));
        open = Optional.of(reader);
        for (int row = 0; row < count; row++) {
            if (reader.getCurrentDefinitionLevel() < described.getMaxDefinitionLevel()) {
                cells.putMissing();
            } else {
                try {
                    cells.put(reader, column);
                } catch (CellValues.NoCellException e) {
                    DataPlace place = new DataPlace(
                            file.source(),
                            OptionalLong.of(from + row + 1),
                            OptionalLong.empty(),
                            Optional.of(column.field().name()));
                    throw MalformedDataException.ofValue(place, e.value(), e.why());
                }
            }
            reader.consume();
        }
    }

    /** Cells as they are gathered. */
    static final class Cells {
        private final ColumnType type;
        private final BitSet missing = new BitSet();
        private final Map<Binary, Integer> codes = new HashMap<>();
        private final Map<String, Integer> texts = new HashMap<>();
        private final List<String> dictionary = new ArrayList<>();
        private final long[] wholes;
        private final double[] reals;
        private int size;
        private long characters;

        private Cells(ColumnType type, int count) {
            this.type = type;
            this.wholes = new long[type == ColumnType.REAL ? 0 : count];
            this.reals = new double[type == ColumnType.REAL ? count : 0];
        }

        void putMissing() {
            missing.set(size++);
        }

        void put(ColumnReader reader, ParquetColumn column) {
            int row = size++;
            switch (type) {
                case REAL -> reals[row] = CellValues.real(reader, column.type());
                case INTEGER -> wholes[row] = CellValues.whole(reader, column.type());
                case BOOLEAN -> wholes[row] = reader.getBoolean() ? 1 : 0;
                case TIMESTAMP -> wholes[row] = CellValues.micros(reader, column.type());
                case CATEGORICAL, TEXT -> wholes[row] = code(reader.getBinary(), column);
            }
        }

        private int code(Binary bytes, ParquetColumn column) {
            Integer known = codes.get(bytes);
            if (known != null) {
                return known;
            }
            String text = CellValues.text(bytes, column.type());
            int code = texts.computeIfAbsent(text, added -> {
                dictionary.add(added);
                characters += added.length();
                return dictionary.size() - 1;
            });
            codes.put(bytes.copy(), code);
            return code;
        }

        /** How many characters the different texts have. */
        long characters() {
            return characters;
        }

        Column column() {
            return switch (type) {
                case REAL -> Columns.reals(Arrays.copyOf(reals, size), missing);
                case INTEGER -> Columns.integers(Arrays.copyOf(wholes, size), missing);
                case TIMESTAMP -> Columns.timestamps(Arrays.copyOf(wholes, size), missing);
                case BOOLEAN -> {
                    boolean[] truths = new boolean[size];
                    for (int i = 0; i < truths.length; i++) {
                        truths[i] = wholes[i] != 0;
                    }
                    yield Columns.booleans(truths, missing);
                }
                case CATEGORICAL, TEXT -> {
                    int[] cells = new int[size];
                    for (int i = 0; i < cells.length; i++) {
                        cells[i] = missing.get(i) ? -1 : (int) wholes[i];
                    }
                    yield Columns.strings(type, cells, dictionary);
                }
            };
        }
    }
}
