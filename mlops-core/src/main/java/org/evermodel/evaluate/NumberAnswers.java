package org.evermodel.evaluate;

import org.evermodel.model.Predictions;

/** The answers of a regressor beside the true numbers. */
final class NumberAnswers {
    private final double[] truth;
    private final double[] errors;

    NumberAnswers(Predictions predictions, Truth.OfNumbers known) {
        double[] truth = known.numbers();
        Answers.requireNumbers(predictions, truth.length);
        this.truth = truth;
        this.errors = new double[truth.length];
        for (int row = 0; row < truth.length; row++) {
            errors[row] = predictions.number(row) - truth[row];
        }
    }

    int rows() {
        return truth.length;
    }

    double truth(int row) {
        return truth[row];
    }

    /** The answer minus the truth. */
    double error(int row) {
        return errors[row];
    }
}
