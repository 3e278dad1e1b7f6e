package org.evermodel.evaluate;

import org.evermodel.model.Predictions;

/** Refuses answers that cannot be measured, before a NaN can spread. */
final class Answers {
    /** How far the probabilities of a row may stray from a sum of 1: engines answer in single precision. */
    private static final double SLACK = 1e-4;

    private Answers() {}

    static Predictions requireProbabilities(Predictions predictions, int rows) {
        requireRows(predictions, rows);
        int classes = predictions.signature().classes().size();
        for (int row = 0; row < rows; row++) {
            double sum = 0;
            for (int i = 0; i < classes; i++) {
                sum += requireProbability(predictions, row, i);
            }
            if (Math.abs(sum - 1) > SLACK) {
                throw new IllegalArgumentException("row " + row + ": the probabilities of the classes "
                        + predictions.signature().classes() + " must sum to 1, but sum to " + sum);
            }
        }
        return predictions;
    }

    private static double requireProbability(Predictions predictions, int row, int ofClass) {
        double score = predictions.score(row, ofClass);
        if (!(score >= -SLACK && score <= 1 + SLACK)) {
            throw new IllegalArgumentException("row " + row + ": the score of class \""
                    + predictions.signature().classes().get(ofClass) + "\" must be a probability in [0, 1], but was "
                    + score);
        }
        return score;
    }

    static void requireNumbers(Predictions predictions, int rows) {
        requireRows(predictions, rows);
        for (int row = 0; row < rows; row++) {
            if (!Double.isFinite(predictions.number(row))) {
                throw new IllegalArgumentException(
                        "row " + row + ": the answer must be a finite number, but was " + predictions.number(row));
            }
        }
    }

    private static void requireRows(Predictions predictions, int rows) {
        if (predictions.size() != rows) {
            throw new IllegalArgumentException("there must be one answer for each row, but there are "
                    + predictions.size() + " answers for " + rows + " rows");
        }
    }
}
