package org.evermodel.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.evermodel.model.Predictions;
import org.evermodel.model.Signature;

/**
 * The answers of a classifier beside the true classes, with the counts that most measures share. A true class that the
 * model does not know is one it never answers, at a probability of 0.
 */
final class ClassAnswers {
    private final Predictions predictions;
    private final Truth.OfClasses truth;
    private final int[] winners;
    private final int[][] confusion;

    ClassAnswers(Predictions predictions, Truth.OfClasses truth) {
        int rows = truth.codes().length;
        this.predictions = Answers.requireProbabilities(predictions, rows);
        this.truth = truth;
        this.winners = new int[rows];
        this.confusion = new int[truth.names().size()][truth.names().size()];
        for (int row = 0; row < rows; row++) {
            winners[row] = predictions.winner(row);
            confusion[truth(row)][winners[row]]++;
        }
    }

    Signature signature() {
        return predictions.signature();
    }

    int rows() {
        return truth.codes().length;
    }

    /** How many classes there are, with those that the model does not know. */
    int classes() {
        return confusion.length;
    }

    /** How many classes the model knows; they come first. */
    int knownClasses() {
        return truth.known();
    }

    /** The true class of a row. */
    int truth(int row) {
        return truth.codes()[row];
    }

    /** The class a row was answered with. */
    int winner(int row) {
        return winners[row];
    }

    boolean right(int row) {
        return truth(row) == winners[row];
    }

    double score(int row, int ofClass) {
        return ofClass < truth.known() ? predictions.score(row, ofClass) : 0;
    }

    /** How many rows are of the class. */
    int occurring(int ofClass) {
        return Arrays.stream(confusion[ofClass]).sum();
    }

    /** How many rows were answered with the class. */
    int predicted(int ofClass) {
        return IntStream.range(0, classes()).map(row -> confusion[row][ofClass]).sum();
    }

    /** How many rows of the class were answered with it. */
    int rightOf(int ofClass) {
        return confusion[ofClass][ofClass];
    }

    int right() {
        return IntStream.range(0, classes()).map(this::rightOf).sum();
    }

    /**
     * The classes over which precision, recall and F1 are averaged: the positive one of two; where there is none, every
     * class that occurs or is predicted.
     */
    int[] counted() {
        if (signature().positive().isPresent()) {
            return new int[] {signature().positiveIndex()};
        }
        return IntStream.range(0, classes())
                .filter(each -> occurring(each) + predicted(each) > 0)
                .toArray();
    }

    ConfusionMatrix confusionMatrix() {
        List<List<Integer>> counts = new ArrayList<>();
        for (int[] row : confusion) {
            counts.add(Arrays.stream(row).boxed().toList());
        }
        return new ConfusionMatrix(truth.names(), counts);
    }
}
