package org.evermodel.model;

import java.util.List;
import org.evermodel.data.Column;
import org.evermodel.data.Field;
import org.jspecify.annotations.Nullable;

/** What was learned of one raw column. Knows nothing of where its features stand: the caller says. */
sealed interface ColumnEncoder permits NumberEncoder, LevelEncoder {
    /** The column as it was in training. */
    Field field();

    /** The names of its features, in order. */
    List<String> featureNames();

    /** Writes the features of one cell, null being missing, to {@code features} from {@code at} on. */
    void encode(@Nullable Object cell, double[] features, int at);

    /**
     * Writes the features of all cells: those of row {@code i} from {@code at + i × stride} on.
     *
     * @param stride how many features a whole row has
     */
    void encode(Column column, double[] features, int at, int stride);

    /** The refusal of cells that have a type the column cannot take. */
    static IllegalArgumentException misfit(Field field, String found) {
        return new IllegalArgumentException("column \"" + field.name() + "\" was "
                + field.type().name().toLowerCase(java.util.Locale.ROOT) + " in training, but got " + found);
    }
}
