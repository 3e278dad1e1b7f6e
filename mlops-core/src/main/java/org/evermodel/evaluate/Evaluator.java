package org.evermodel.evaluate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evermodel.data.Dataset;
import org.evermodel.model.Candidate;
import org.evermodel.model.Predictions;
import org.evermodel.model.Signature;
import org.evermodel.model.Task;
import org.evermodel.profile.Profile;

/**
 * Measures answers against the truth: every {@link Metric} of the task with its 95 % interval, overall and by slices of
 * columns, beside the {@link Baseline}'s.
 *
 * <pre>{@code
 * Evaluation evaluation = Evaluator.slicedBy("sex", "race").evaluate(candidate);
 * Estimate auc = evaluation.metric(Metric.ROC_AUC).orElseThrow();
 * }</pre>
 *
 * <p>A slice is the rows that share a value. A column of numbers or timestamps with more than 20 different values is cut
 * at its tenths into at most 10 bins of about equal size, named {@code [17, 22)}, the last one closed. Of texts the 50
 * most frequent are slices, the rest go together as {@code other values (137)}. Rows where the cell is missing are a
 * slice of their own, the last.
 *
 * <p>Immutable and thread-safe.
 */
public final class Evaluator {
    private final List<String> sliceColumns;

    private Evaluator(List<String> sliceColumns) {
        this.sliceColumns = List.copyOf(sliceColumns);
    }

    /** Measures all rows together. */
    public static Evaluator overall() {
        return new Evaluator(List.of());
    }

    /** Measures all rows together and by the values of each of these columns. */
    public static Evaluator slicedBy(String... columns) {
        return slicedBy(List.of(columns));
    }

    /** Measures all rows together and by the values of each of these columns. */
    public static Evaluator slicedBy(List<String> columns) {
        return new Evaluator(columns);
    }

    /** The columns by which rows are sliced. */
    public List<String> sliceColumns() {
        return sliceColumns;
    }

    /** Measures a candidate on the rows kept back for it, beside the baseline that its training rows make. */
    public Evaluation evaluate(Candidate candidate) {
        Signature signature = candidate.model().signature();
        Dataset test = candidate.test();
        Predictions guess = Baseline.of(signature, candidate.train()).predict(test.rowCount());
        return evaluate(candidate.model().predict(test), test, guess);
    }

    /**
     * Measures answers for {@code rows}, whose target column holds the truth; the evaluation has no baseline.
     *
     * <p>A true class that the model does not know counts as answered wrongly, with a probability of 0. Throws
     * IllegalArgumentException naming the row where an answer is not a probability or a finite number or the truth is
     * missing or of another type, and where no row is of a class the model knows; NotFoundException where the target or
     * a slice column does not exist.
     */
    public Evaluation evaluate(Predictions predictions, Dataset rows) {
        return evaluation(predictions, rows, Map.of());
    }

    /** As {@link #evaluate(Predictions, Dataset)}, beside the measures of {@code baseline} on the same rows. */
    public Evaluation evaluate(Predictions predictions, Dataset rows, Predictions baseline) {
        return evaluation(
                predictions,
                rows,
                measure(baseline, Truth.of(rows, baseline.signature())).all());
    }

    private Evaluation evaluation(Predictions predictions, Dataset rows, Map<Metric, Estimate> baseline) {
        Truth truth = Truth.of(rows, predictions.signature());
        Measured overall = measure(predictions, truth);
        Map<String, List<Evaluation.Slice>> slices = new LinkedHashMap<>();
        for (String column : sliceColumns) {
            slices.put(
                    column,
                    Slicing.of(rows.column(column)).stream()
                            .map(part -> slice(part, predictions, truth))
                            .toList());
        }
        Task task = predictions.signature().task();
        return new Evaluation(
                task,
                rows.rowCount(),
                overall.all(),
                baseline,
                overall.confusion(),
                slices,
                Optional.of(Profile.of(predictions.toTable())));
    }

    private static Evaluation.Slice slice(Slicing.Part part, Predictions predictions, Truth truth) {
        Measured measured = measure(predictions.take(part.rows()), truth.take(part.rows()));
        return new Evaluation.Slice(part.value(), part.rows().length, measured.all());
    }

    private static Measured measure(Predictions predictions, Truth truth) {
        if (truth instanceof Truth.OfNumbers numbers) {
            return new Measured(Measures.all(new NumberAnswers(predictions, numbers)), Optional.empty());
        }
        ClassAnswers answers = new ClassAnswers(predictions, (Truth.OfClasses) truth);
        return new Measured(Measures.all(answers), Optional.of(answers.confusionMatrix()));
    }

    private record Measured(Map<Metric, Estimate> all, Optional<ConfusionMatrix> confusion) {}

    @Override
    public String toString() {
        return sliceColumns.isEmpty() ? "Evaluator[overall]" : "Evaluator[sliced by " + sliceColumns + "]";
    }
}
