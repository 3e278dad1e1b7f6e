package org.evermodel.model;

import java.util.List;
import java.util.Optional;
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

    Labelled(
            Dataset rows,
            String target,
            Task task,
            List<String> classes,
            Optional<String> positive,
            int[] positions,
            int dropped) {
        this.rows = rows;
        this.target = target;
        this.task = task;
        this.classes = List.copyOf(classes);
        this.positive = positive;
        this.positions = positions;
        this.dropped = dropped;
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

    @Override
    public String toString() {
        String answer = task == Task.REGRESSION ? "a number" : "one of " + classes;
        return "Labelled[" + target + " is " + answer
                + positive.map(value -> ", positive " + value).orElse("") + ", " + rows.rowCount() + " rows, " + dropped
                + " dropped]";
    }
}
