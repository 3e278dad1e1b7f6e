package org.evermodel.evaluate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.evermodel.data.Column;

/** Cuts rows into slices by the values of a column, in the order of the values, missing ones last. */
final class Slicing {
    /** A numeric column with more different values than this is cut into bins. */
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
        Map<Object, List<Integer>> groups = new HashMap<>();
        List<Integer> missing = new ArrayList<>();
        for (int row = 0; row < column.size(); row++) {
            int each = row;
            column.value(row)
                    .map(value -> groups.computeIfAbsent(value, added -> new ArrayList<>()))
                    .orElse(missing)
                    .add(each);
        }
        List<Part> parts = new ArrayList<>(present(column, groups));
        if (!missing.isEmpty()) {
            parts.add(new Part(Optional.empty(), positions(missing)));
        }
        return parts;
    }

    private static List<Part> present(Column column, Map<Object, List<Integer>> groups) {
        if (column.type().isTextual()) {
            return groups.size() > MOST_TEXTS ? mostFrequent(groups) : byValue(groups);
        }
        return groups.size() > FEW_VALUES ? inBins(groups) : byValue(groups);
    }

    private static List<Part> byValue(Map<?, List<Integer>> groups) {
        List<Part> parts = new ArrayList<>();
        new TreeMap<>(groups).forEach((value, rows) -> parts.add(new Part(Optional.of(label(value)), positions(rows))));
        return parts;
    }

    private static List<Part> mostFrequent(Map<Object, List<Integer>> groups) {
        List<Map.Entry<Object, List<Integer>>> ranked = new ArrayList<>(groups.entrySet());
        ranked.sort(Comparator.<Map.Entry<Object, List<Integer>>>comparingInt(
                        entry -> -entry.getValue().size())
                .thenComparing(entry -> entry.getKey().toString()));
        Map<Object, List<Integer>> frequent = new HashMap<>();
        ranked.subList(0, MOST_TEXTS).forEach(entry -> frequent.put(entry.getKey(), entry.getValue()));
        List<Map.Entry<Object, List<Integer>>> rest = ranked.subList(MOST_TEXTS, ranked.size());
        List<Part> parts = byValue(frequent);
        List<Integer> others = new ArrayList<>();
        rest.forEach(entry -> others.addAll(entry.getValue()));
        parts.add(new Part(Optional.of("other values (" + rest.size() + ")"), positions(others)));
        return parts;
    }

    private static List<Part> inBins(Map<Object, List<Integer>> groups) {
        TreeMap<Object, List<Integer>> ordered = new TreeMap<>(groups);
        int rows = ordered.values().stream().mapToInt(List::size).sum();
        List<Part> parts = new ArrayList<>();
        List<Integer> bin = new ArrayList<>();
        Object from = ordered.firstKey();
        int seen = 0;
        for (Map.Entry<Object, List<Integer>> entry : ordered.entrySet()) {
            // A value begins a new bin where a tenth of the rows ends before it or among its own rows' beginning.
            if (!bin.isEmpty() && seen * 10L / rows > (seen - bin.size()) * 10L / rows) {
                parts.add(
                        new Part(Optional.of("[" + label(from) + ", " + label(entry.getKey()) + ")"), positions(bin)));
                bin = new ArrayList<>();
                from = entry.getKey();
            }
            bin.addAll(entry.getValue());
            seen += entry.getValue().size();
        }
        parts.add(new Part(Optional.of("[" + label(from) + ", " + label(ordered.lastKey()) + "]"), positions(bin)));
        return parts;
    }

    private static String label(Object value) {
        if (value instanceof Double real && real == Math.rint(real) && Math.abs(real) < 1e15) {
            return Long.toString(real.longValue());
        }
        return value instanceof Instant instant ? instant.toString() : String.valueOf(value);
    }

    private static int[] positions(List<Integer> rows) {
        int[] positions = rows.stream().mapToInt(Integer::intValue).toArray();
        Arrays.sort(positions);
        return positions;
    }
}
