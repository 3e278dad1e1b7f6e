package org.evermodel.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.evermodel.data.Column;

/** Cuts rows into slices by the values of a column, in the order of the values, missing ones last. */
final class Slicing {
    /** A column of numbers or timestamps with more different values than this is cut into bins. */
    private static final int FEW_VALUES = 20;

    /** Of a textual column so many values are slices of their own. */
    private static final int MOST_TEXTS = 50;

    private Slicing() {}

    /**
     * The rows that share a value.
     *
     * @param value the value, or empty where it is missing
     * @param rows their positions in ascending order
     */
    @SuppressWarnings("ArrayRecordComponent") // handed to take() and dropped, never compared
    record Part(Optional<String> value, int[] rows) {}

    static List<Part> of(Column column) {
        List<Part> parts = new ArrayList<>(present(column));
        int[] missing = Positions.where(column.size(), column::isNull);
        if (missing.length > 0) {
            parts.add(new Part(Optional.empty(), missing));
        }
        return parts;
    }

    private static List<Part> present(Column column) {
        if (column.type().isTextual()) {
            Map<Object, Positions> texts = group(column, Integer.MAX_VALUE);
            return texts.size() > MOST_TEXTS ? mostFrequent(texts) : byValue(texts);
        }
        Map<Object, Positions> values = group(column, FEW_VALUES);
        return values.size() > FEW_VALUES ? Bins.of(column) : byValue(values);
    }

    /** Stops at more than {@code most} different values, for then the groups are not wanted. */
    private static Map<Object, Positions> group(Column column, int most) {
        Map<Object, Positions> groups = new HashMap<>();
        for (int row = 0; row < column.size() && groups.size() <= most; row++) {
            int position = row;
            column.value(row)
                    .ifPresent(value -> groups.computeIfAbsent(value, added -> new Positions())
                            .add(position));
        }
        return groups;
    }

    private static List<Part> byValue(Map<Object, Positions> groups) {
        List<Part> parts = new ArrayList<>();
        new TreeMap<>(groups)
                .forEach((value, rows) -> parts.add(new Part(Optional.of(CellText.of(value)), rows.toArray())));
        return parts;
    }

    private static List<Part> mostFrequent(Map<Object, Positions> groups) {
        Comparator<Map.Entry<Object, Positions>> bySize =
                Comparator.comparingInt(entry -> entry.getValue().size());
        List<Map.Entry<Object, Positions>> ranked = groups.entrySet().stream()
                .sorted(bySize.reversed().thenComparing(entry -> entry.getKey().toString()))
                .toList();
        Map<Object, Positions> frequent = new HashMap<>();
        ranked.subList(0, MOST_TEXTS).forEach(entry -> frequent.put(entry.getKey(), entry.getValue()));
        Positions others = new Positions();
        ranked.subList(MOST_TEXTS, ranked.size())
                .forEach(entry -> others.addAll(entry.getValue().toArray()));
        List<Part> parts = byValue(frequent);
        String name = "other values (" + (ranked.size() - MOST_TEXTS) + ")";
        parts.add(new Part(Optional.of(name), others.toArray()));
        return parts;
    }
}
