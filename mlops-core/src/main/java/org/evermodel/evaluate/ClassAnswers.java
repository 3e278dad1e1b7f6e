package org.evermodel.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.evermodel.model.Predictions;
import org.evermodel.model.Signature;

/** The answers of a classifier beside the true classes, with the counts that most measures share. */
final class ClassAnswers {
    private final Predictions predictions;
    private final int[] truth;
    private final int[] winners;
    private final int[][] confusion;

    ClassAnswers(Predictions predictions, int[] truth) {
        this.predictions = Answers.requireProbabilities(predictions, truth.length);
        this.truth = truth;
        this.winners = new int[truth.length];
        int classes = predictions.signature().classes().size();
        this.confusion = new int[classes][classes];
        for (int row = 0; row < truth.length; row++) {
            winners[row] = predictions.winner(row);
            confusion[truth[row]][winners[row]]++;
        }
    }

    Signature signature() {
        return predictions.signature();
    }

    int rows() {
        return truth.length;
    }

    int classes() {
        return confusion.length;
    }

    /** The true class of a row. */
    int truth(int row) {
        return truth[row];
    }

    /** The class a row was answered with. */
    int winner(int row) {
        return winners[row];
    }

    boolean right(int row) {
        return truth[row] == winners[row];
    }

    double score(int row, int ofClass) {
        return predictions.score(row, ofClass);
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
        return new ConfusionMatrix(signature().classes(), counts);
    }
}
