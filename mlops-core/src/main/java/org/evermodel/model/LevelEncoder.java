package org.evermodel.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.evermodel.data.Column;
import org.evermodel.data.Field;
import org.jspecify.annotations.Nullable;

/** One feature for each level, then one for missing cells, then one for all other levels, where there are such. */
final class LevelEncoder implements ColumnEncoder {
    private static final int NOWHERE = -1;

    private final Field field;
    private final List<String> levels;
    private final boolean missing;
    private final boolean other;
    private final Map<String, Integer> slots = new HashMap<>();

    /** Levels must differ. */
    LevelEncoder(Field field, List<String> levels, boolean missing, boolean other) {
        this.field = field;
        this.levels = List.copyOf(levels);
        this.missing = missing;
        this.other = other;
        for (String level : levels) {
            slots.put(level, slots.size());
        }
    }

    @Override
    public Field field() {
        return field;
    }

    List<String> levels() {
        return levels;
    }

    boolean hasMissing() {
        return missing;
    }

    boolean hasOther() {
        return other;
    }

    @Override
    public List<String> featureNames() {
        List<String> names = new ArrayList<>();
        levels.forEach(level -> names.add(field.name() + "=" + level));
        if (missing) {
            names.add(field.name() + "=<missing>");
        }
        if (other) {
            names.add(field.name() + "=<other>");
        }
        return names;
    }

    @Override
    public void encode(@Nullable Object cell, double[] features, int at) {
        if (cell != null && !(cell instanceof String)) {
            throw ColumnEncoder.misfit(field, cell.getClass().getSimpleName() + " " + cell);
        }
        java.util.Arrays.fill(features, at, at + width(), 0);
        mark(cell == null ? slotOfMissing() : slotOf((String) cell), features, at);
    }

    @Override
    public void encode(Column column, double[] features, int at, int stride) {
        if (column instanceof Column.Strings strings) {
            encodeCodes(strings, features, at, stride);
            return;
        }
        if (column.nullCount() < column.size()) {
            throw ColumnEncoder.misfit(field, "a column of type " + column.type());
        }
        for (int row = 0; row < column.size(); row++) {
            mark(slotOfMissing(), features, at + row * stride);
        }
    }

    /** Looks each level up once, not once a row. The array arrives filled with zeros. */
    private void encodeCodes(Column.Strings column, double[] features, int at, int stride) {
        int[] slotOfCode = column.dictionary().stream().mapToInt(this::slotOf).toArray();
        for (int row = 0; row < column.size(); row++) {
            int code = column.code(row);
            mark(code < 0 ? slotOfMissing() : slotOfCode[code], features, at + row * stride);
        }
    }

    private static void mark(int slot, double[] features, int at) {
        if (slot != NOWHERE) {
            features[at + slot] = 1;
        }
    }

    private int slotOf(String level) {
        Integer slot = slots.get(level);
        return slot != null ? slot : other ? width() - 1 : NOWHERE;
    }

    private int slotOfMissing() {
        return missing ? levels.size() : NOWHERE;
    }

    private int width() {
        return levels.size() + (missing ? 1 : 0) + (other ? 1 : 0);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof LevelEncoder that
                && field.equals(that.field)
                && levels.equals(that.levels)
                && missing == that.missing
                && other == that.other;
    }

    @Override
    public int hashCode() {
        return 31 * field.hashCode() + levels.hashCode();
    }
}
