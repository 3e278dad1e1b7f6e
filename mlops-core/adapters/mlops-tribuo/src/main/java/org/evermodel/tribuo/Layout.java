package org.evermodel.tribuo;

import java.util.BitSet;
import org.evermodel.model.FeatureMatrix;

/**
 * Which of a row's numbers are handed to Tribuo: all, but for the zeros of some columns.
 *
 * <p>Leaving out the zeros of one-hot columns halves the time XGBoost needs. To it a number left out is missing, not
 * zero, so training, and whoever answers rows, must leave out the same ones.
 */
final class Layout {
    private final int width;
    private final BitSet omitted;

    private Layout(int width, BitSet omitted) {
        this.width = width;
        this.omitted = omitted;
    }

    static Layout of(int width, BitSet omitted) {
        return new Layout(width, (BitSet) omitted.clone());
    }

    /** Every number is handed over. */
    static Layout dense(int width) {
        return new Layout(width, new BitSet());
    }

    /** The zeros of columns that hold nothing but 0 and 1 are left out. */
    static Layout sparse(FeatureMatrix rows) {
        BitSet ones = new BitSet();
        BitSet others = new BitSet();
        for (int row = 0; row < rows.rows(); row++) {
            for (int column = 0; column < rows.width(); column++) {
                double value = rows.get(row, column);
                if (value == 1) {
                    ones.set(column);
                } else if (value != 0) {
                    others.set(column);
                }
            }
        }
        // A column without a single 1 would be unknown to Tribuo, and a row without a number is refused by it.
        ones.andNot(others);
        if (ones.cardinality() == rows.width()) {
            ones.clear(0);
        }
        return new Layout(rows.width(), ones);
    }

    int width() {
        return width;
    }

    boolean omitsZeros(int column) {
        return omitted.get(column);
    }

    /** The columns whose zeros are left out. */
    BitSet omitted() {
        return (BitSet) omitted.clone();
    }
}
