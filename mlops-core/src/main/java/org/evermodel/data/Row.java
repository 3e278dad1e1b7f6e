package org.evermodel.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One record by name: {@code Row.of("age", 63, "bmi", 31.4, "smoker", true)}. A name that is absent and a name without
 * a value are both missing. Values are Long, Double, Boolean, String or Instant; smaller numbers are widened. Immutable
 * and thread-safe.
 */
public final class Row {
    private final Map<String, Object> values;
    private final List<String> names;

    private Row(List<String> names, Map<String, Object> values) {
        this.names = List.copyOf(names);
        this.values = values;
    }

    /**
     * A row of alternating names and values; a value may be null. Throws IllegalArgumentException where a name is not a
     * string, stands twice or lacks its value, or a value has a type no column can hold.
     */
    public static Row of(@Nullable Object... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException(
                    "a row needs a value for each name, but got " + namesAndValues.length + " arguments");
        }
        Map<String, @Nullable Object> cells = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (!(namesAndValues[i] instanceof String name)) {
                throw new IllegalArgumentException(
                        "argument " + i + " of a row must be a column name, but was " + namesAndValues[i]);
            }
            if (cells.containsKey(name)) {
                throw new IllegalArgumentException("a row has each name once, but \"" + name + "\" stands twice");
            }
            cells.put(name, namesAndValues[i + 1]);
        }
        return ofMap(cells);
    }

    /** A row of these cells in the map's order; a value may be null. */
    public static Row ofMap(Map<String, ? extends @Nullable Object> cells) {
        Map<String, Object> values = new LinkedHashMap<>(cells.size() * 2);
        List<String> names = new ArrayList<>(cells.size());
        cells.forEach((name, value) -> {
            names.add(name);
            if (value != null) {
                values.put(name, Cells.widen(name, value));
            }
        });
        return new Row(names, Collections.unmodifiableMap(values));
    }

    /** The names in order, those of missing cells included. */
    public List<String> names() {
        return names;
    }

    /** The cell, or empty where the name is absent or the cell is missing. */
    public Optional<Object> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** A copy in which {@code name} has {@code value}, which may be null. */
    public Row with(String name, @Nullable Object value) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        names.forEach(each -> copy.put(each, values.get(each)));
        copy.put(name, value);
        return ofMap(copy);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Row row && names.equals(row.names) && values.equals(row.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("Row[");
        for (String name : names) {
            text.append(text.length() > 4 ? ", " : "").append(name).append('=').append(values.get(name));
        }
        return text.append(']').toString();
    }
}
