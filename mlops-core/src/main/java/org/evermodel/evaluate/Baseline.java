package org.evermodel.evaluate;

import java.util.Arrays;
import org.evermodel.data.Dataset;
import org.evermodel.model.Predictions;
import org.evermodel.model.Signature;

/**
 * The predictor that knows only the training target: it answers every row with the class shares of the training rows, or
 * with their mean. A model that is not surely better has learned nothing. Immutable and thread-safe.
 *
 * <pre>{@code
 * Predictions guess = Baseline.of(model.signature(), train).predict(test.rowCount());
 * }</pre>
 */
public final class Baseline {
    private final Signature signature;
    private final double[] answer;

    private Baseline(Signature signature, double[] answer) {
        this.signature = signature;
        this.answer = answer;
    }

    /**
     * Learns from the target column of {@code train}. Throws IllegalArgumentException where there are no rows, or a
     * row's target is missing, of another type or none of the signature's classes.
     */
    public static Baseline of(Signature signature, Dataset train) {
        if (train.rowCount() == 0) {
            throw new IllegalArgumentException(
                    "a baseline for \"" + signature.target() + "\" needs training rows, but there are none");
        }
        return new Baseline(signature, answer(signature, Truth.of(train, signature)));
    }

    private static double[] answer(Signature signature, Truth truth) {
        if (truth instanceof Truth.OfNumbers numbers) {
            return new double[] {Sums.mean(numbers.numbers())};
        }
        Truth.OfClasses classes = (Truth.OfClasses) truth;
        if (classes.names().size() > classes.known()) {
            throw new IllegalArgumentException("training rows hold classes of \"" + signature.target()
                    + "\" that the model does not know: "
                    + classes.names().subList(classes.known(), classes.names().size()));
        }
        return shares(classes.codes(), classes.known());
    }

    private static double[] shares(int[] codes, int classes) {
        double[] shares = new double[classes];
        for (int code : codes) {
            shares[code] += 1.0 / codes.length;
        }
        return shares;
    }

    /** The same answer {@code rows} times. */
    public Predictions predict(int rows) {
        double[] scores = new double[rows * answer.length];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(answer, 0, scores, row * answer.length, answer.length);
        }
        return Predictions.of(signature, scores);
    }

    @Override
    public String toString() {
        return "Baseline[" + signature.target() + " " + Arrays.toString(answer) + "]";
    }
}
