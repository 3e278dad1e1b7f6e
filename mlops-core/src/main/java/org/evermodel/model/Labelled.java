package org.evermodel.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.evermodel.data.Column;
import org.evermodel.data.Dataset;

/**
 * A table that is ready to be learned from: every row has its target, and the kind of answer is decided. Immutable and
 * thread-safe.
 */
public final class Labelled {
    private final Dataset rows;
    private final String target;
    private final Task task;
    private final List<String> classes;
    private final Optional<String> positive;
    private final int[] positions;
    private final int dropped;
    private final Grouping grouping;

    Labelled(
            Dataset rows,
            String target,
            Task task,
            List<String> classes,
            Optional<String> positive,
            int[] positions,
            int dropped,
            Grouping grouping) {
        this.rows = rows;
        this.target = target;
        this.task = task;
        this.classes = List.copyOf(classes);
        this.positive = positive;
        this.positions = positions;
        this.dropped = dropped;
        this.grouping = grouping;
    }

    /** The rows that have a target; it is categorical for a classification and a number for a regression. */
    public Dataset rows() {
        return rows;
    }

    /** The target's column. */
    public String target() {
        return target;
    }

    /** Whether a class or a number is answered. */
    public Task task() {
        return task;
    }

    /** The classes, numbers by size and texts by alphabet; empty for a regression. */
    public List<String> classes() {
        return classes;
    }

    /** Of two classes the one that counts as the event; empty otherwise. */
    public Optional<String> positive() {
        return positive;
    }

    /** Where each row stood in the table that was labelled, 0-based and ascending. */
    public int[] positions() {
        return positions.clone();
    }

    /** How many rows were left out because their target is missing. */
    public int dropped() {
        return dropped;
    }

    /**
     * Other rows, labelled as these are: those without a target are left out, and the target's values are grouped into
     * the same classes. A value that did not occur here stays as it is.
     */
    public Dataset alike(Dataset other) {
        Column cells = other.column(target);
        int[] kept = IntStream.range(0, other.rowCount())
                .filter(row -> !cells.isNull(row))
                .toArray();
        Dataset labelled = kept.length == other.rowCount() ? other : other.take(kept);
        return task == Task.REGRESSION ? labelled : labelled.with(target, grouping.apply(labelled.column(target)));
    }

    /**
     * Some of the rows, with the classes that occur among them.
     *
     * @param chosen positions in {@link #rows()}
     */
    Labelled take(int[] chosen) {
        Dataset some = rows.take(chosen);
        List<String> present = classes;
        if (some.column(target) instanceof Column.Strings cells) {
            Set<String> occurring =
                    IntStream.range(0, cells.size()).mapToObj(cells::get).collect(Collectors.toSet());
            present = classes.stream().filter(occurring::contains).toList();
        }
        int[] origins = IntStream.of(chosen).map(row -> positions[row]).toArray();
        Optional<String> event = positive.filter(present.size() == 2 ? present::contains : name -> false);
        return new Labelled(some, target, task, present, event, origins, dropped, grouping);
    }

    /** Whether there are two answers to tell apart. */
    boolean teaches() {
        if (task == Task.CLASSIFICATION) {
            return classes.size() > 1;
        }
        double[] numbers = TrainingSets.numbers(rows.column(target));
        return DoubleStream.of(numbers).anyMatch(number -> number != numbers[0]);
    }

    @Override
    public String toString() {
        String answer = task == Task.REGRESSION ? "a number" : "one of " + classes;
        return "Labelled[" + target + " is " + answer
                + positive.map(value -> ", positive " + value).orElse("") + ", " + rows.rowCount() + " rows, " + dropped
                + " dropped]";
    }
}
