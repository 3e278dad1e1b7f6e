package org.evermodel.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** The rows of a table by the value they have in one column. */
final class Strata {
    private static final Comparator<Optional<String>> MISSING_FIRST =
            Comparator.comparing((Optional<String> text) -> text.isPresent()).thenComparing(text -> text.orElse(""));

    private Strata() {}

    /** The rows of each value in random order, values in order of their first appearance; a missing value is one. */
    static List<int[]> of(Column column, long seed) {
        Map<Optional<Object>, List<Integer>> rows = new LinkedHashMap<>();
        for (int row = 0; row < column.size(); row++) {
            rows.computeIfAbsent(key(column, row), key -> new ArrayList<>()).add(row);
        }
        SplittableRandom random = new SplittableRandom(seed);
        List<int[]> strata = new ArrayList<>();
        for (List<Integer> stratum : rows.values()) {
            int[] shuffled = stratum.stream().mapToInt(Integer::intValue).toArray();
            Shuffle.shuffle(shuffled, random);
            strata.add(shuffled);
        }
        return strata;
    }

    /** The number of each row's value, values in the order of their texts, so whatever the order of the rows is. */
    static int[] indices(Column column) {
        Map<Optional<Object>, Integer> numbers = new LinkedHashMap<>();
        for (int row = 0; row < column.size(); row++) {
            numbers.putIfAbsent(key(column, row), 0);
        }
        List<Optional<Object>> sorted = numbers.keySet().stream()
                .sorted(Comparator.comparing((Optional<Object> value) -> value.map(Object::toString), MISSING_FIRST))
                .toList();
        for (int i = 0; i < sorted.size(); i++) {
            numbers.put(sorted.get(i), i);
        }
        return IntStream.range(0, column.size())
                .map(row -> numbers.getOrDefault(key(column, row), 0))
                .toArray();
    }

    private static Optional<Object> key(Column column, int row) {
        // Adding zero makes one value of -0.0 and 0.0.
        return column.value(row).map(value -> value instanceof Double real ? (Object) (real + 0.0) : value);
    }

    /**
     * How many rows of each stratum are test rows: the fraction rounded down, the rest to the strata that lose most by
     * that (largest remainder), within what leaves a row of each stratum of two or more in both parts.
     */
    static int[] shares(List<int[]> strata, double fraction, int testRows) {
        int[] shares = new int[strata.size()];
        int given = 0;
        for (int i = 0; i < shares.length; i++) {
            int size = strata.get(i).length;
            shares[i] = (int) Math.max(least(size), Math.min(most(size), Math.floor(size * fraction)));
            given += shares[i];
        }
        int before;
        do {
            before = given;
            given = oneRound(strata, fraction, testRows, shares, given);
        } while (given != before && given != testRows);
        return shares;
    }

    /** Gives or takes one row of as many strata as it needs, those first that are farthest from their share. */
    private static int oneRound(List<int[]> strata, double fraction, int testRows, int[] shares, int givenBefore) {
        int step = givenBefore < testRows ? 1 : -1;
        List<Integer> order = IntStream.range(0, shares.length)
                .filter(i -> shares[i] + step >= least(strata.get(i).length)
                        && shares[i] + step <= most(strata.get(i).length))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> step * (shares[i] - strata.get(i).length * fraction)))
                .toList();
        int given = givenBefore;
        for (int i : order) {
            if (given != testRows) {
                shares[i] += step;
                given += step;
            }
        }
        return given;
    }

    private static int least(int size) {
        return size >= 2 ? 1 : 0;
    }

    private static int most(int size) {
        return Math.max(0, size - 1);
    }
}
