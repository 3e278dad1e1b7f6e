package org.evermodel.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.evermodel.data.Column;
import org.evermodel.data.Field;
import org.jspecify.annotations.Nullable;

/**
 * One feature for each reading of the cell, then one for each number that is a level, then one that tells missing cells,
 * where there is such.
 *
 * @param field the column as it was in training
 * @param slots the features
 * @param levels the numbers that have a feature of their own, ascending; empty for most columns
 * @param missing whether missing cells have a feature of their own
 */
record NumberEncoder(Field field, List<Slot> slots, List<Double> levels, boolean missing) implements ColumnEncoder {
    NumberEncoder {
        slots = List.copyOf(slots);
        levels = List.copyOf(levels);
    }

    /**
     * One feature: {@code (x - center) / scale}, where x is the cell, or {@code fill} where that is missing.
     *
     * @param scale 0 for a feature that is always 0
     */
    record Slot(Reading reading, double fill, double center, double scale) {
        double of(double raw) {
            double value = Double.isNaN(raw) ? fill : raw;
            return scale == 0 ? 0 : Reading.clamp((value - center) / scale);
        }
    }

    @Override
    public List<String> featureNames() {
        List<String> names = new ArrayList<>();
        slots.forEach(slot -> names.add(slot.reading().featureName(field.name())));
        levels.forEach(level -> names.add(field.name() + "=" + LevelFitter.name(level)));
        if (missing) {
            names.add(field.name() + "=<missing>");
        }
        return names;
    }

    @Override
    public void encode(@Nullable Object cell, double[] features, int at) {
        double raw = Double.NaN;
        for (int i = 0; i < slots.size(); i++) {
            raw = slots.get(i).reading().read(field, cell);
            features[at + i] = slots.get(i).of(raw);
        }
        for (int i = 0; i < levels.size(); i++) {
            features[at + slots.size() + i] = raw == levels.get(i) ? 1 : 0;
        }
        if (missing) {
            features[at + slots.size() + levels.size()] = Double.isNaN(raw) ? 1 : 0;
        }
    }

    @Override
    public void encode(Column column, double[] features, int at, int stride) {
        for (int i = 0; i < slots.size(); i++) {
            Slot slot = slots.get(i);
            IntToDoubleFunction cells = slot.reading().reader(field, column);
            for (int row = 0; row < column.size(); row++) {
                features[at + i + row * stride] = slot.of(cells.applyAsDouble(row));
            }
        }
        for (int i = 0; i < levels.size(); i++) {
            mark(levels.get(i), column, features, at + slots.size() + i, stride);
        }
        if (missing) {
            mark(Double.NaN, column, features, at + slots.size() + levels.size(), stride);
        }
    }

    /** NaN marks missing cells. */
    private void mark(double level, Column column, double[] features, int at, int stride) {
        IntToDoubleFunction cells = slots.get(0).reading().reader(field, column);
        for (int row = 0; row < column.size(); row++) {
            double cell = cells.applyAsDouble(row);
            boolean bothMissing = Double.isNaN(cell) && Double.isNaN(level);
            features[at + row * stride] = cell == level || bothMissing ? 1 : 0;
        }
    }
}
