package org.evermodel.serving.http;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.evermodel.data.Column;
import org.evermodel.data.Columns;
import org.jspecify.annotations.Nullable;

/** Makes a table's columns of what a request held. */
final class ColumnMaker {
    private ColumnMaker() {}

    /** The column of the model's type; one of whole numbers becomes one of reals where a cell is not whole. */
    static Column of(Grid.Lane lane, int rows) {
        return switch (lane.field().type()) {
            case INTEGER -> isWhole(lane, rows) ? wholes(lane, rows) : reals(lane, rows);
            case REAL -> reals(lane, rows);
            case BOOLEAN -> flags(lane, rows);
            case CATEGORICAL, TEXT, TIMESTAMP -> boxed(lane, rows);
        };
    }

    private static boolean isWhole(Grid.Lane lane, int rows) {
        for (int row = 0; row < rows; row++) {
            if (!isMissing(lane, row) && !CellValues.isWhole(lane, row)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isMissing(Grid.Lane lane, int row) {
        return lane.cells().isNull(lane.at(row));
    }

    private static Column wholes(Grid.Lane lane, int rows) {
        long[] numbers = new long[rows];
        BitSet missing = missing(lane, rows);
        for (int row = missing.nextClearBit(0); row < rows; row = missing.nextClearBit(row + 1)) {
            numbers[row] = CellValues.whole(lane, row);
        }
        return Columns.integers(numbers, missing);
    }

    private static Column reals(Grid.Lane lane, int rows) {
        double[] numbers = new double[rows];
        BitSet missing = missing(lane, rows);
        for (int row = missing.nextClearBit(0); row < rows; row = missing.nextClearBit(row + 1)) {
            numbers[row] = CellValues.real(lane, row);
        }
        return Columns.reals(numbers, missing);
    }

    private static Column flags(Grid.Lane lane, int rows) {
        boolean[] flags = new boolean[rows];
        BitSet missing = missing(lane, rows);
        for (int row = missing.nextClearBit(0); row < rows; row = missing.nextClearBit(row + 1)) {
            flags[row] = CellValues.flag(lane, row);
        }
        return Columns.booleans(flags, missing);
    }

    private static Column boxed(Grid.Lane lane, int rows) {
        List<@Nullable Object> values = new ArrayList<>(rows);
        for (int row = 0; row < rows; row++) {
            values.add(lane.value(row));
        }
        return Columns.of(lane.field().type(), values);
    }

    private static BitSet missing(Grid.Lane lane, int rows) {
        BitSet missing = new BitSet();
        for (int row = 0; row < rows; row++) {
            if (isMissing(lane, row)) {
                missing.set(row);
            }
        }
        return missing;
    }
}
