package org.evermodel.profile;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.evermodel.data.Column;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Field;

/** Profiles single columns. */
final class ColumnProfiler {
    private static final int MOST_CATEGORIES = 1_000;
    private static final int MOST_TEXTS = 20;

    private ColumnProfiler() {}

    /** The bins that suit {@code column}: about ten of equal weight for numbers, the most frequent values for texts. */
    static Bins binsFor(Column column) {
        if (isNumbers(column.type())) {
            return NumberBins.between(EqualWeightEdges.of(numbers(column)));
        }
        int most = column.type() == ColumnType.TEXT ? MOST_TEXTS : MOST_CATEGORIES;
        Map<String, Long> counts = counts(column);
        List<String> kept = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey(CategoryBins.BY_CODE_POINT)))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
        Map<String, Long> zeros = new LinkedHashMap<>();
        kept.forEach(text -> zeros.put(text, 0L));
        return new CategoryBins(zeros, kept.size() == counts.size(), 0, 0, 0);
    }

    /** The profile of {@code column} in these bins; cells of another kind than theirs are unseen. */
    static ColumnProfile of(Field field, Column column, Bins bins) {
        if (!isNumbers(column.type())) {
            Bins counted =
                    bins instanceof CategoryBins categories ? count(column, categories) : allUnseen(column, bins);
            return new ColumnProfile(field.name(), field.type(), counted, Optional.empty(), 0, 0);
        }
        NumberCounter counter = new NumberCounter(bins instanceof NumberBins numbers ? numbers.edges() : List.of());
        for (int row = 0; row < column.size(); row++) {
            counter.add(column.isNull(row), number(column, row));
        }
        Bins counted = bins instanceof NumberBins ? counter.bins() : allUnseen(column, bins);
        return new ColumnProfile(
                field.name(), field.type(), counted, counter.moments(), counter.nan(), counter.infinite());
    }

    private static CategoryBins count(Column column, CategoryBins bins) {
        Map<String, Long> counts = new LinkedHashMap<>(bins.cleared().counts());
        long rest = 0;
        for (Map.Entry<String, Long> found : counts(column).entrySet()) {
            if (counts.containsKey(found.getKey())) {
                counts.put(found.getKey(), found.getValue());
            } else {
                rest += found.getValue();
            }
        }
        return new CategoryBins(
                counts, bins.complete(), bins.complete() ? 0 : rest, bins.complete() ? rest : 0, column.nullCount());
    }

    private static Bins allUnseen(Column column, Bins bins) {
        long unseen = column.size() - (long) column.nullCount();
        Bins empty = bins.cleared();
        return empty instanceof NumberBins numbers
                ? new NumberBins(numbers.edges(), numbers.counts(), 0, 0, unseen, column.nullCount())
                : new CategoryBins(
                        ((CategoryBins) empty).counts(),
                        ((CategoryBins) empty).complete(),
                        0,
                        unseen,
                        column.nullCount());
    }

    private static Map<String, Long> counts(Column column) {
        Map<String, Long> counts = new HashMap<>();
        if (column instanceof Column.Strings strings) {
            long[] byCode = new long[strings.dictionary().size()];
            IntStream.range(0, strings.size())
                    .map(strings::code)
                    .filter(code -> code >= 0)
                    .forEach(code -> byCode[code]++);
            for (int code = 0; code < byCode.length; code++) {
                if (byCode[code] > 0) {
                    counts.put(strings.dictionary().get(code), byCode[code]);
                }
            }
            return counts;
        }
        for (int row = 0; row < column.size(); row++) {
            column.value(row).ifPresent(value -> counts.merge(value.toString(), 1L, Long::sum));
        }
        return counts;
    }

    private static boolean isNumbers(ColumnType type) {
        return type.isNumeric() || type == ColumnType.TIMESTAMP;
    }

    private static double[] numbers(Column column) {
        return IntStream.range(0, column.size())
                .filter(row -> !column.isNull(row))
                .mapToDouble(row -> number(column, row))
                .toArray();
    }

    private static double number(Column column, int row) {
        if (column instanceof Column.Reals reals) {
            return reals.get(row);
        }
        return column instanceof Column.Integers integers
                ? integers.get(row)
                : ((Column.Timestamps) column).epochMicros(row);
    }
}
