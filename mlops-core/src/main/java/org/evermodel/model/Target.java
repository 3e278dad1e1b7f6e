package org.evermodel.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.evermodel.data.Dataset;

/**
 * What is to be predicted, as far as the host says so; {@link #label} finds out the rest from the data.
 *
 * <pre>{@code
 * Labelled hearts = Target.of("num").withPositives("1", "2", "3", "4").label(table);
 * }</pre>
 *
 * <p>Without a task, a column of text, of booleans or of exactly two values is classified, and any other column of
 * numbers is regressed. Of two classes the positive one is, unless said, that called 1, true or yes in any case, else
 * the rarer. Values are compared as values: {@code 1} names the number 1 however the file wrote it. Immutable and
 * thread-safe.
 *
 * @param column the column's name
 * @param task the task, or empty to infer it
 * @param positives where not empty, the values that together make the positive class against all others
 */
public record Target(String column, Optional<Task> task, Set<String> positives) {
    /** The most classes a target may have; a column with more is taken for a name or free text. */
    public static final int MOST_CLASSES = 100;

    /** Refuses positive values for a regression. */
    public Target {
        positives = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(positives));
        if (!positives.isEmpty() && task.isPresent() && task.get() == Task.REGRESSION) {
            throw new IllegalArgumentException(
                    "a regression of \"" + column + "\" has no positive values, but was given " + positives);
        }
    }

    /** This column, everything else to be inferred. */
    public static Target of(String column) {
        return new Target(column, Optional.empty(), Set.of());
    }

    /** With this task instead of the inferred one. */
    public Target withTask(Task chosen) {
        return new Target(column, Optional.of(chosen), positives);
    }

    /** With two classes: these values against all others. */
    public Target withPositives(String... values) {
        return new Target(column, task, new LinkedHashSet<>(List.of(values)));
    }

    /**
     * Drops the rows whose target is missing and makes a column of classes of the target where it is classified. Throws
     * {@link UnusableTargetException} where nothing can be learned: no row, one class, too many classes, a text that was
     * to be regressed, a number that is not finite or beyond 1e100, positive values that do not occur; and
     * {@link org.evermodel.NotFoundException} where there is no such column.
     */
    public Labelled label(Dataset table) {
        return Labelling.of(this, table);
    }
}
