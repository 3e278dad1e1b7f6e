package org.evermodel.evaluate;

import java.util.List;

/**
 * How often each true class was answered with each class.
 *
 * @param classes the classes in the signature's order
 * @param counts {@code counts.get(true).get(predicted)}, by position in {@code classes}
 */
public record ConfusionMatrix(List<String> classes, List<List<Integer>> counts) {
    /** Copies the lists and refuses a table that is not square over the classes. */
    public ConfusionMatrix {
        classes = List.copyOf(classes);
        counts = counts.stream().map(List::copyOf).toList();
        int size = classes.size();
        if (counts.size() != size || counts.stream().anyMatch(row -> row.size() != size)) {
            throw new IllegalArgumentException(
                    "a confusion matrix of " + size + " classes needs as many rows and columns");
        }
    }

    /** How often {@code truth} was answered with {@code predicted}, by position. */
    public int count(int truth, int predicted) {
        return counts.get(truth).get(predicted);
    }
}
