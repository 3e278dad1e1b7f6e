package org.evermodel.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.evermodel.data.Columns;
import org.evermodel.data.Dataset;
import org.evermodel.data.Schema;
import org.evermodel.model.Predictions;
import org.evermodel.model.Signature;
import org.evermodel.model.Task;

/** Answers beside a table that holds the truth, made from plain arrays. */
record Answered(Predictions predictions, Dataset rows) {
    static final String TARGET = "outcome";

    /** Two classes, of which "1" is positive; {@code scores} are its probabilities. */
    static Answered binary(int[] truth, double[] scores) {
        Signature signature =
                new Signature(Schema.of(), TARGET, Task.CLASSIFICATION, List.of("1", "0"), Optional.of("1"));
        double[] flat = new double[scores.length * 2];
        for (int row = 0; row < scores.length; row++) {
            flat[2 * row] = scores[row];
            flat[2 * row + 1] = 1 - scores[row];
        }
        return new Answered(Predictions.of(signature, flat), classes(truth));
    }

    /** Classes "0", "1", … without a positive one. */
    static Answered multiclass(int[] truth, double[][] scores, int classes) {
        List<String> names =
                IntStream.range(0, classes).mapToObj(Integer::toString).toList();
        Signature signature = new Signature(Schema.of(), TARGET, Task.CLASSIFICATION, names, Optional.empty());
        double[] flat = Arrays.stream(scores).flatMapToDouble(Arrays::stream).toArray();
        return new Answered(Predictions.of(signature, flat), classes(truth));
    }

    static Answered numbers(double[] truth, double[] answers) {
        Signature signature = new Signature(Schema.of(), TARGET, Task.REGRESSION, List.of(), Optional.empty());
        return new Answered(Predictions.of(signature, answers), Dataset.of(Map.of(TARGET, Columns.reals(truth))));
    }

    private static Dataset classes(int[] truth) {
        return Dataset.of(Map.of(
                TARGET,
                Columns.categories(
                        IntStream.of(truth).mapToObj(Integer::toString).toList())));
    }

    Evaluation evaluate() {
        return Evaluator.overall().evaluate(predictions, rows);
    }

    Optional<Estimate> metric(Metric metric) {
        return evaluate().metric(metric);
    }

    /** The comparison of this, the champion's answers, with a challenger's to the same rows. */
    Optional<Comparison> against(Answered challenger, Metric metric) {
        return Comparison.of(metric, predictions, challenger.predictions, rows);
    }
}
