package org.evermodel.model;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.evermodel.data.Column;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Dataset;

/** Decides what a target column means and rewrites it accordingly. */
final class Labelling {
    /** Squares of larger numbers, summed over the rows, would not be finite. */
    private static final double LARGEST_NUMBER = 1e100;

    private final Target wish;
    private final Column cells;
    private final TargetValues values;

    private Labelling(Target wish, Column cells) {
        this.wish = wish;
        this.cells = cells;
        this.values = new TargetValues(cells);
    }

    static Labelled of(Target wish, Dataset table) {
        Column all = table.column(wish.column());
        int[] kept = IntStream.range(0, table.rowCount())
                .filter(row -> !all.isNull(row))
                .toArray();
        int dropped = table.rowCount() - kept.length;
        Dataset rows = dropped == 0 ? table : table.take(kept);
        Labelling labelling = new Labelling(wish, rows.column(wish.column()));
        labelling.requireSomething(kept.length, dropped);
        Map<String, Integer> counts = labelling.values.counts();
        return labelling.task(counts.size()) == Task.REGRESSION
                ? labelling.numbers(rows, kept, dropped, counts.size())
                : labelling.classes(rows, kept, dropped, counts);
    }

    private void requireSomething(int kept, int dropped) {
        if (kept == 0) {
            throw unusable(dropped == 0 ? "has no rows" : "is missing in all " + dropped + " rows");
        }
        if (cells.type() == ColumnType.TIMESTAMP) {
            throw unusable("holds timestamps; a target must be a class or a number");
        }
    }

    private Task task(int different) {
        if (wish.task().isPresent()) {
            return wish.task().get();
        }
        boolean classified = !wish.positives().isEmpty() || !cells.type().isNumeric() || different == 2;
        return classified ? Task.CLASSIFICATION : Task.REGRESSION;
    }

    private Labelled numbers(Dataset rows, int[] kept, int dropped, int different) {
        if (!cells.type().isNumeric()) {
            throw unusable("is to be regressed, but is " + cells.type().name().toLowerCase(Locale.ROOT)
                    + ", with values such as \"" + values.text(0) + "\"");
        }
        if (different < 2) {
            throw unusable("is " + values.text(0) + " in every row; there is nothing to learn");
        }
        if (cells instanceof Column.Reals reals) {
            IntStream.range(0, reals.size())
                    .filter(row -> !(Math.abs(reals.get(row)) <= LARGEST_NUMBER))
                    .findFirst()
                    .ifPresent(row -> {
                        throw unusable("must be finite and at most " + LARGEST_NUMBER + " in size, but is "
                                + reals.get(row) + " in row " + kept[row]);
                    });
        }
        return new Labelled(
                rows, wish.column(), Task.REGRESSION, List.of(), Optional.empty(), kept, dropped, Grouping.none());
    }

    private Labelled classes(Dataset rows, int[] kept, int dropped, Map<String, Integer> counts) {
        Grouping grouping = wish.positives().isEmpty() ? each(counts) : oneAgainstTheRest(counts.keySet());
        List<String> classes = grouping.classes();
        if (classes.size() < 2) {
            throw unusable("has one class only, \"" + classes.get(0) + "\"; there is nothing to tell apart");
        }
        if (classes.size() > Target.MOST_CLASSES) {
            throw unusable("has " + classes.size() + " different values in " + kept.length + " rows, such as "
                    + TargetValues.quoted(classes) + ", but at most " + Target.MOST_CLASSES
                    + " classes can be told apart");
        }
        Dataset labelled = rows.with(wish.column(), grouping.apply(cells));
        return new Labelled(
                labelled, wish.column(), Task.CLASSIFICATION, classes, grouping.positive(), kept, dropped, grouping);
    }

    /** Every value is a class of its own. */
    private static Grouping each(Map<String, Integer> counts) {
        Map<String, String> classOf = new LinkedHashMap<>();
        counts.keySet().forEach(value -> classOf.put(value, value));
        Optional<String> positive = counts.size() == 2 ? Optional.of(likelyPositive(counts)) : Optional.empty();
        return new Grouping(classOf, positive, Optional.empty());
    }

    private static String likelyPositive(Map<String, Integer> counts) {
        List<String> two = List.copyOf(counts.keySet());
        String rarer =
                counts.getOrDefault(two.get(0), 0) < counts.getOrDefault(two.get(1), 0) ? two.get(0) : two.get(1);
        return two.stream()
                .filter(value -> TargetValues.YES.contains(value.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(rarer);
    }

    /** The wished values are the positive class, all others the negative one. */
    private Grouping oneAgainstTheRest(Set<String> present) {
        Set<String> positives = new LinkedHashSet<>(
                wish.positives().stream().map(values::canonical).toList());
        List<String> others =
                present.stream().filter(value -> !positives.contains(value)).toList();
        if (others.size() == present.size()) {
            throw unusable("is never " + TargetValues.quoted(wish.positives()) + "; its values are "
                    + TargetValues.quoted(present));
        }
        String positive = String.join("|", positives);
        String negative = others.size() == 1 ? others.get(0) : "not " + positive;
        Map<String, String> classOf = new LinkedHashMap<>();
        present.forEach(value -> classOf.put(value, positives.contains(value) ? positive : negative));
        return new Grouping(classOf, Optional.of(positive), Optional.of(negative));
    }

    private UnusableTargetException unusable(String why) {
        return new UnusableTargetException(wish.column(), why);
    }
}
