package org.evermodel.evaluate;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** A growing list of row positions, without a box for each. Not thread-safe. */
final class Positions {
    private int[] rows = new int[16];
    private int size;

    static int[] where(int rows, IntPredicate wanted) {
        return IntStream.range(0, rows).filter(wanted).toArray();
    }

    void add(int row) {
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, size * 2);
        }
        rows[size++] = row;
    }

    void addAll(int[] more) {
        for (int row : more) {
            add(row);
        }
    }

    int size() {
        return size;
    }

    /** In ascending order. */
    int[] toArray() {
        int[] sorted = Arrays.copyOf(rows, size);
        Arrays.sort(sorted);
        return sorted;
    }
}
