package org.evermodel.model;

import java.util.LinkedHashMap;
import java.util.Map;
import org.evermodel.data.Column;
import org.evermodel.data.ColumnType;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;

/**
 * The answers for the rows of a table, in its order, as one flat array: for a classifier one probability for each class
 * of each row, for a regressor one number a row. Immutable and thread-safe.
 */
public final class Predictions {
    private final Signature signature;
    private final double[] scores;
    private final int width;

    private Predictions(Signature signature, double[] scores) {
        this.signature = signature;
        this.scores = scores;
        this.width = Math.max(1, signature.classes().size());
        if (scores.length % width != 0) {
            throw new IllegalArgumentException(
                    "expected " + width + " scores a row, but got " + scores.length + " in all");
        }
    }

    /** Answers under {@code signature}; {@code scores} holds row after row and is copied. */
    public static Predictions of(Signature signature, double[] scores) {
        return new Predictions(signature, scores.clone());
    }

    /** What the answers mean. */
    public Signature signature() {
        return signature;
    }

    /** How many rows were answered. */
    public int size() {
        return scores.length / width;
    }

    /** The probability of one class for one row, in [0, 1]; for a regressor {@code position} is 0 and gives the number. */
    public double score(int row, int position) {
        return scores[row * width + position];
    }

    /** The number answered for one row by a regressor. */
    public double number(int row) {
        return scores[row * width];
    }

    /** The position of the winning class for one row; the first on a tie. */
    public int winner(int row) {
        int best = 0;
        for (int i = 1; i < width; i++) {
            best = score(row, i) > score(row, best) ? i : best;
        }
        return best;
    }

    /** Whether the other answers have exactly the same scores, row by row. */
    public boolean hasSameScores(Predictions other) {
        return width == other.width && java.util.Arrays.equals(scores, other.scores);
    }

    /** The answers for the rows at these positions. */
    public Predictions take(int[] rows) {
        double[] taken = new double[rows.length * width];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(scores, rows[i] * width, taken, i * width, width);
        }
        return new Predictions(signature, taken);
    }

    /** The answer for one row as a value of its own. */
    public Prediction get(int row) {
        if (signature.task() == Task.REGRESSION) {
            return new Prediction.OfNumber(number(row));
        }
        Map<String, Double> byClass = new LinkedHashMap<>();
        for (int i = 0; i < width; i++) {
            byClass.put(signature.classes().get(i), score(row, i));
        }
        return new Prediction.OfClass(signature.classes().get(winner(row)), byClass);
    }

    /**
     * The answers as a table, a row for each: a classifier's winning class as the category {@code answer} and, as the
     * number {@code score}, the probability of the positive class or, where there is none, of the winner; a regressor's
     * number as {@code answer}.
     */
    public Dataset toTable() {
        if (signature.task() == Task.REGRESSION) {
            return Dataset.of(Map.of("answer", Columns.reals(scores.clone())));
        }
        int[] winners = new int[size()];
        double[] shown = new double[size()];
        for (int row = 0; row < winners.length; row++) {
            winners[row] = winner(row);
            shown[row] = score(row, signature.positive().isPresent() ? signature.positiveIndex() : winners[row]);
        }
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("answer", Columns.strings(ColumnType.CATEGORICAL, winners, signature.classes()));
        columns.put("score", Columns.reals(shown));
        return Dataset.of(columns);
    }

    @Override
    public String toString() {
        return "Predictions[" + size() + " rows of " + signature.target() + "]";
    }
}
