package org.evermodel.model;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.evermodel.data.Schema;

/**
 * What a model takes and what it answers.
 *
 * @param inputs the raw columns the model reads, before any transform
 * @param target the column it predicts
 * @param task whether it answers a class or a number
 * @param classes the classes in the order of the scores; empty for regression
 * @param positive of two classes, the one that counts as the event; empty otherwise
 */
public record Signature(Schema inputs, String target, Task task, List<String> classes, Optional<String> positive) {
    /**
     * Refuses fewer than two classes for classification, two of one name, classes for regression, and a positive that is
     * no class.
     */
    public Signature {
        classes = List.copyOf(classes);
        if (task == Task.CLASSIFICATION && classes.size() < 2) {
            throw new IllegalArgumentException(
                    "classification of \"" + target + "\" needs at least two classes, but has " + classes);
        }
        if (new HashSet<>(classes).size() < classes.size()) {
            throw new IllegalArgumentException("the classes of \"" + target + "\" must differ, but are " + classes);
        }
        if (task == Task.REGRESSION && !classes.isEmpty()) {
            throw new IllegalArgumentException(
                    "regression of \"" + target + "\" has no classes, but was given " + classes);
        }
        if (positive.isPresent() && !(classes.size() == 2 && classes.contains(positive.get()))) {
            throw new IllegalArgumentException(
                    "the positive class must be one of two classes, but was \"" + positive.get() + "\" of " + classes);
        }
    }

    /** The position of the positive class in {@link #classes()}; throws IllegalStateException where there is none. */
    public int positiveIndex() {
        return classes.indexOf(positive.orElseThrow(
                () -> new IllegalStateException("\"" + target + "\" has no positive class among " + classes)));
    }

    @Override
    public String toString() {
        return "Signature[" + inputs.size() + " inputs -> " + target
                + (task == Task.REGRESSION ? " number" : " " + classes) + "]";
    }
}
