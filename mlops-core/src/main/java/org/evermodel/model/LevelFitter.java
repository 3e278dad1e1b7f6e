package org.evermodel.model;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.evermodel.data.Column;
import org.evermodel.data.Field;

/** Learns which levels a text column has. Depends on the cells alone, not on their order or on the column's codes. */
final class LevelFitter {
    private static final int FEWEST_FOR_IDENTIFIER = 20;
    private static final int FEWEST_CODES = 3;
    private static final int MOST_CODES = 24;
    private static final int CELLS_A_CODE = 10;

    private LevelFitter() {}

    static Optional<String> reasonToLeaveOut(Column.Strings column) {
        int present = column.size() - column.nullCount();
        if (present == 0) {
            return Optional.of("no value in the training rows");
        }
        long alone = IntStream.of(counts(column)).filter(count -> count == 1).count();
        return present >= FEWEST_FOR_IDENTIFIER && alone * 2 > present
                ? Optional.of("looks like an identifier: " + alone + " of " + present + " values occur once")
                : Optional.empty();
    }

    static LevelEncoder fit(Field field, Column.Strings column, int maxLevels) {
        int[] counts = counts(column);
        List<String> dictionary = column.dictionary();
        List<Integer> seen = IntStream.range(0, counts.length)
                .filter(code -> counts[code] > 0)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(code -> -counts[code]).thenComparing(dictionary::get))
                .toList();
        List<String> levels =
                seen.stream().limit(maxLevels).map(dictionary::get).sorted().toList();
        return new LevelEncoder(field, levels, column.nullCount() > 0, seen.size() > maxLevels);
    }

    /**
     * The different numbers, ascending, where they look like codes: whole, few, and each met often. None where they look
     * like a quantity.
     */
    static List<Double> codes(double[] present) {
        SortedSet<Double> different = new TreeSet<>();
        for (double value : present) {
            // Adding zero makes one code of 0.0 and -0.0.
            different.add(value + 0.0);
            if (value != Math.rint(value) || different.size() > MOST_CODES) {
                return List.of();
            }
        }
        boolean codes = different.size() >= FEWEST_CODES && present.length >= CELLS_A_CODE * different.size();
        return codes ? List.copyOf(different) : List.of();
    }

    /** As a person writes a whole number. */
    static String name(double code) {
        return BigDecimal.valueOf(code).stripTrailingZeros().toPlainString();
    }

    private static int[] counts(Column.Strings column) {
        int[] counts = new int[column.dictionary().size()];
        for (int row = 0; row < column.size(); row++) {
            if (!column.isNull(row)) {
                counts[column.code(row)]++;
            }
        }
        return counts;
    }
}
